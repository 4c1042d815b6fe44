package org.nightdesk.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the language says: rows of query, and what it is or is not.
class QueryTest {
  private final Analysis analysis = new Analysis();

  private record Printed(String query, String canonical) {}

  @Test
  void hasOneCanonicalForm() {
    List<Printed> rows =
        List.of(
            new Printed("*", "*"),
            new Printed("spyware", "spyware"),
            new Printed("spyware AND NSO", "spyware NSO"),
            new Printed("(spyware  (NSO))", "spyware NSO"),
            new Printed("a1 b1 OR c1", "a1 b1 OR c1"),
            new Printed("a1 (b1 OR (c1 OR d1))", "a1 (b1 OR c1 OR d1)"),
            new Printed("NOT airline pegasus", "-airline pegasus"),
            new Printed("pegasus -(airline OR horse)", "pegasus -(airline OR horse)"),
            new Printed("“Pall  Mall”", "\"Pall Mall\""),
            new Printed("\"OR\" near", "\"OR\" near"),
            new Printed("AT&T", "\"AT&T\""),
            new Printed("title:(a1 NEAR/3 b1)", "title:(a1 NEAR/3 b1)"),
            new Printed("TITLE:\"Pall\"", "title:Pall"),
            new Printed("entity:kind/vendor", "entity:kind/vendor"),
            new Printed("topic:(ccic OR sanctions)", "topic:(ccic OR sanctions)"),
            new Printed(
                "(spy* OR =Hermit) NEAR/5 \"human rights\"",
                "(spy* OR =Hermit) NEAR/5 \"human rights\""),
            new Printed("=\"Pall Mall\"", "=\"Pall Mall\""),
            new Printed("topic:* -language:de", "topic:* -language:de"));
    for (Printed row : rows) {
      Query query = Query.parse(row.query());
      assertThat(query.print()).as(row.query()).isEqualTo(row.canonical());
      assertThat(Query.parse(query.print())).as(row.query()).isEqualTo(query);
    }
  }

  private record Refused(String query, int position, String hint) {}

  @Test
  void saysWhereItIsWrongAndWhatWouldBeRight() {
    List<Refused> rows =
        List.of(
            new Refused("", 0, "Write words to look for"),
            new Refused("  ", 0, "Write words to look for"),
            new Refused("spyware (nso", 8, "Put a )"),
            new Refused("spyware) nso", 7, "Remove it"),
            new Refused("spyware \"nso", 8, "Put a \""),
            new Refused("*ware", 0, "at the end"),
            new Refused("spy*ware", 3, "surveil*"),
            new Refused("s*", 0, "at least 2"),
            new Refused("-airline", 0, "* -airline"),
            new Refused("pegasus OR -airline", 11, "* -airline"),
            new Refused("pegasus - airline", 8, "directly before"),
            new Refused("NOT -x1 y1", 0, "once"),
            new Refused("OR pegasus", 0, "in quotes"),
            new Refused("pegasus OR", 10, "Write what comes after"),
            new Refused("a1 NEAR b1", 3, "NEAR/5"),
            new Refused("a1 NEAR/99 b1", 3, "1 to 50"),
            new Refused("a1 NEAR/3 b1 NEAR/3 c1", 13, "a NEAR/5 b AND b NEAR/5 c"),
            new Refused("(a1 b1) NEAR/3 c1", 0, "NEAR/5"),
            new Refused("https://example.org", 0, "in quotes"),
            new Refused("title: ", 7, "directly after the colon"),
            new Refused("title:(a1 body:b1)", 10, "beside each other"),
            new Refused("topic:=Ccic", 6, "only"),
            new Refused("title:*", 6, "* alone"),
            new Refused("a1 && b1", 3, "AND, OR and NOT"),
            new Refused("((((((((((a1))))))))))", 8, "Take out a pair"),
            new Refused("x1 ".repeat(65), 192, "Make two"),
            new Refused("x".repeat(1001), 1000, "Make two"));
    for (Refused row : rows) {
      QueryException e = catchThrowableOfType(QueryException.class, () -> Query.parse(row.query()));
      assertThat(e).as(row.query()).isNotNull();
      assertThat(e.position()).as(row.query()).isEqualTo(row.position());
      assertThat(e.hint()).as(row.query()).contains(row.hint());
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private record Meets(String query, boolean match) {}

  @Test
  void matchesWordsPhrasesFieldsAndKeywords() {
    Document document =
        new Document(
            "NSO's Pegasus spyware found on ministers’ phones",
            "The U.S. sanctioned the maker. Sanctions follow.",
            "Human rights groups, led by Access Now, asked the Pall Mall Process for an answer.",
            "en-GB",
            Set.of("ccic"),
            Set.of("nso-group", "kind/vendor"),
            Set.of("the daily example", "example.org/abc", "example.org"),
            "s123");
    List<Meets> rows =
        List.of(
            new Meets("*", true),
            new Meets("pegasus", true),
            new Meets("nso", true),
            new Meets("\"nso pegasus\"", true),
            new Meets("minister", true),
            new Meets("sanction", true),
            new Meets("sanctioning", true),
            new Meets("=Pegasus", true),
            new Meets("=pegasus", false),
            new Meets("us", true),
            new Meets("=US", true),
            new Meets("title:sanctions", false),
            new Meets("summary:sanctions", true),
            new Meets("spyw*", true),
            new Meets("\"pall mall process\"", true),
            new Meets("\"pall process\"", false),
            new Meets("pall NEAR/2 process", true),
            new Meets("process NEAR/2 pall", true),
            new Meets("process NEAR/1 pall", false),
            new Meets("(horse OR pegasus) NEAR/1 spyware", true),
            new Meets("pegasus -spyware", false),
            new Meets("pegasus -airline", true),
            new Meets("pegasus pall", true),
            new Meets("title:(pegasus pall)", false),
            new Meets("topic:CCIC", true),
            new Meets("topic:cc", false),
            new Meets("topic:cc*", true),
            new Meets("topic:*", true),
            new Meets("entity:kind/vendor", true),
            new Meets("source:\"The Daily Example\"", true),
            new Meets("source:example.org", true),
            new Meets("language:en", true),
            new Meets("language:en-gb", true),
            new Meets("language:fr", false),
            new Meets("story:s123", true),
            new Meets("story:(s1 OR s2)", false));
    AnalyzedDocument analyzed = analysis.analyze(document);
    for (Meets row : rows) {
      Query query = Query.parse(row.query());
      assertThat(query.matches(analyzed)).as(row.query()).isEqualTo(row.match());
    }
  }

  @Test
  void pointsAtTheWordsThatMadeItMatch() {
    AnalyzedDocument document =
        analysis.analyze(
            Document.of("Spyware: L'Éclair frappe", "", "Des logiciels espions, dit-il.", "fr"));
    Query query = Query.parse("(eclair OR horse) \"logiciel espion\" -avion");
    assertThat(query.spans(document))
        .containsExactly(
            new Span("title", 11, 17, "Éclair"), new Span("body", 4, 21, "logiciels espions"));
    assertThat(Query.parse("eclair avion").spans(document)).isEmpty();
  }
}
