package org.nightdesk.reading.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightdesk.reading.Reason;

class XmlTest {
  record Row(String what, String text, String read, List<Repair> repairs) {
    Row(String what, String text, String read, Repair repair) {
      this(what, text, read, List.of(repair));
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static List<Row> rows() {
    String doctype = "<!DOCTYPE a PUBLIC '-//N//DTD//EN' 'http://n.example/r.dtd'>";
    String cut = "<a><item>x</item><item>y</item><item>z <b";
    return List.of(
        new Row("well-formed", "<a>1 &amp; 2</a>", "1 & 2", List.of()),
        new Row("bare ampersand", "<a>Q & A &x</a>", "Q & A &x", Repair.BARE_AMPERSANDS),
        new Row("CDATA", "<a>&nbsp;<![CDATA[&nbsp;&]]></a>", "\u00A0&nbsp;&", Repair.HTML_ENTITIES),
        new Row("HTML entity", "<a>caf&eacute; &lt;</a>", "café <", Repair.HTML_ENTITIES),
        new Row("control", "<a>x\u0000\u0008y</a>", "xy", Repair.CONTROL_CHARACTERS),
        new Row("its reference", "<a>x&#0;&#x1F;&#65;</a>", "xA", Repair.CONTROL_CHARACTERS),
        new Row("space before", "\n <?xml version='1.0'?><a>x</a>", "x", Repair.JUNK_BEFORE),
        new Row(
            "error before", "<b>No</b><?xml version='1.0'?><rss>x</rss>", "x", Repair.JUNK_BEFORE),
        new Row("comment", "<!-- c --><?xml version='1.0'?><a>x</a>", "x", Repair.DECLARATION),
        new Row("DOCTYPE", doctype + "<a>x<b></a>", "x", List.of(Repair.DOCTYPE, Repair.TAG_SOUP)),
        new Row("harmless DOCTYPE", doctype + "<a>x</a>", "x", Repair.DOCTYPE),
        new Row("unused entity", "<!DOCTYPE a [<!ENTITY e 'v]>'>]><a>x</a>", "x", Repair.DOCTYPE),
        new Row("junk after", "<a>x</a>\n<script>1</script>", "x", Repair.JUNK_AFTER),
        new Row("prefix", "<a><dc:b q:c='1'>x</dc:b></a>", "x", Repair.UNDECLARED_PREFIXES),
        new Row("bracket", "<a><b c=\"1 < 2\">x</b></a>", "x", Repair.ATTRIBUTE_MARKUP),
        new Row("broken off", cut, "xy", Repair.TRUNCATED_END),
        new Row("in CDATA", "<a><item>x</item><item><![CDATA[y", "x", Repair.TRUNCATED_END),
        new Row("tag soup", "<a><b>x<c>y</b></a>", "xy", Repair.TAG_SOUP));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void mendsAndSaysWhat(Row row) {
    XmlResult.Tree tree = (XmlResult.Tree) Xml.read(row.text());

    assertThat(tree.document().getRootElement().getValue()).isEqualTo(row.read());
    assertThat(tree.repairs()).isEqualTo(row.repairs());
  }

  @Test
  void aDefinedEntityThatIsUsedIsRefusedAndNamed() {
    XmlResult.NoTree none =
        (XmlResult.NoTree) Xml.read("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///e'>]><a>&e;</a>");

    assertThat(none.reason()).isEqualTo(Reason.ENTITIES);
    assertThat(none.detail()).endsWith("uses them: e");
  }

  @Test
  void manyDefinedEntitiesThatNobodyUsesAreDropped() {
    StringBuilder text = new StringBuilder("<!DOCTYPE a [");
    for (int i = 0; i < 20_000; i++) {
      text.append("<!ENTITY e").append(i).append(" 'x'>");
    }
    text.append("]><a>").append("&amp; &other; ".repeat(100_000)).append("</a>");

    assertThat(Xml.read(text.toString())).isInstanceOf(XmlResult.Tree.class);
  }

  @Test
  void aLargeFeedMayEscapeAsMuchAsItLikes() {
    assertThat(Xml.read("<a>" + "&lt;p>&#65;".repeat(200_000) + "</a>"))
        .isInstanceOf(XmlResult.Tree.class);
  }

  @Test
  void sectionsThatNeverEndTakeNoMoreTimeThanTheirText() {
    assertThat(Xml.read("<a>" + "<![CDATA[".repeat(240_000))).isNotNull();
    assertThat(Xml.read("<a>&" + "<!--".repeat(240_000))).isNotNull();
  }

  @Property(tries = 500)
  void anyTextEndsInAValue(@ForAll String text) {
    assertThat(Xml.read("<a " + text)).isNotNull();
    assertThat(Xml.read("<!DOCTYPE " + text + "<a>&" + text + ";</a>")).isNotNull();
  }

  @Test
  void aDocumentOfNothingButTagsIsRefusedBeforeATreeIsMade() {
    String bomb = "<rss>" + "<a/>".repeat(300_000) + "</rss>";

    assertThat(Xml.read(bomb))
        .isInstanceOfSatisfying(
            XmlResult.NoTree.class, not -> assertThat(not.reason()).isEqualTo(Reason.LIMITS));
  }
}
