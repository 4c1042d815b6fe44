package org.nightdesk.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Random queries over random documents of a small vocabulary, so that they meet often.
final class Samples {
  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "ru", "ar", "zh", "pl", "en-GB", "und", "tlh");

  private static final List<String> WORDS =
      List.of(
          "spyware",
          "Spyware",
          "sanction",
          "sanctions",
          "sanctioned",
          "sanctionné",
          "Sanktionen",
          "sanktion",
          "sanciones",
          "санкции",
          "санкций",
          "العقوبات",
          "عقوبات",
          "制裁",
          "間諜軟體",
          "Éclair",
          "eclair",
          "NSO",
          "nso",
          "NSO's",
          "l'Iran",
          "Iran",
          "U.S.",
          "US",
          "us",
          "nsogroup.com",
          "state-sponsored",
          "state",
          "szpiegowskie",
          "szpiegowskich",
          "3.5",
          "Straße",
          "strasse",
          "rights",
          "right");

  private static final List<String> PREFIXES = List.of("sanc", "sp", "Str", "нет", "санк", "eclai");

  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  Document document() {
    return new Document(
        text(6),
        text(10),
        text(25),
        pick(LANGUAGES),
        some(List.of("ccic", "sanctions", "process")),
        some(List.of("nso-group", "kind/vendor", "intellexa")),
        some(List.of("the daily example", "example.org/abc", "example.org")),
        random.nextBoolean() ? null : pick(List.of("s1", "s2")));
  }

  Query query() {
    Query query = tree(3);
    return Stream.of(query).filter(Samples::isPositive).findFirst().orElseGet(this::words);
  }

  private static boolean isPositive(Query query) {
    return !(query instanceof Query.Not)
        && !(query instanceof Query.And(var parts)
            && parts.stream().allMatch(part -> part instanceof Query.Not));
  }

  private Query tree(int depth) {
    return switch (depth == 0 ? random.nextInt(6) : random.nextInt(11)) {
      case 0, 1 -> words();
      case 2 -> new Query.Prefix(pick(PREFIXES));
      case 3 -> keyword();
      case 4 -> new Query.Scope(pick(Field.TEXTS), random.nextBoolean() ? words() : near());
      case 5 -> near();
      case 6, 7 -> new Query.Or(List.of(positive(depth - 1), positive(depth - 1)));
      case 8 -> new Query.And(List.of(positive(depth - 1), new Query.Not(positive(depth - 1))));
      default -> new Query.And(List.of(positive(depth - 1), positive(depth - 1)));
    };
  }

  private Query positive(int depth) {
    Query query = tree(depth);
    return isPositive(query) ? query : words();
  }

  private Query near() {
    return new Query.Near(operand(), operand(), 1 + random.nextInt(4));
  }

  private Query operand() {
    return switch (random.nextInt(4)) {
      case 0 -> new Query.Prefix(pick(PREFIXES));
      case 1 -> new Query.Or(List.of(words(), new Query.Prefix(pick(PREFIXES)), words()));
      default -> words();
    };
  }

  private Query words() {
    boolean exact = random.nextInt(6) == 0;
    return new Query.Words(random.nextInt(4) == 0 ? text(2) : pick(WORDS), exact);
  }

  private Query keyword() {
    return switch (random.nextInt(6)) {
      case 0 -> new Query.Scope(Field.TOPIC, new Query.Words("Ccic", false));
      case 1 -> new Query.Scope(Field.ENTITY, new Query.Prefix("kind"));
      case 2 -> new Query.Scope(Field.SOURCE, new Query.Words("the daily example", false));
      case 3 -> new Query.Scope(Field.STORY, new Query.Everything());
      case 4 -> new Query.Everything();
      default ->
          new Query.Scope(
              Field.LANGUAGE,
              new Query.Or(List.of(new Query.Words("en", false), new Query.Words("ru", false))));
    };
  }

  private String text(int longest) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(longest) + 1; i > 0; i--) {
      words.add(pick(WORDS));
    }
    return String.join(random.nextInt(5) == 0 ? ", " : " ", words);
  }

  private Set<String> some(List<String> values) {
    return Set.copyOf(values.stream().filter(_ -> random.nextInt(3) == 0).toList());
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
