package org.nightdesk.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Inflected words meet in their own language, and what only looks alike does not.
class LanguagesTest {
  private final Analysis analysis = new Analysis();

  private record Row(String language, String query, String text, boolean match) {}

  @Test
  void inflectedWordsMeet() {
    List<Row> rows =
        List.of(
            new Row("en", "sanction", "New sanctions announced", true),
            new Row("en", "organ", "The organisation said", false),
            new Row("en", "sanctions", "Sanctioned by the court", true),
            new Row("und", "sanction", "New sanctions announced", false),
            new Row("de", "Sanktion", "Neue Sanktionen der EU", true),
            new Row("de", "uberwachung", "Die Überwachungen", true),
            new Row("fr", "sanction", "Les sanctions européennes", true),
            new Row("fr", "europeenne", "Les sanctions européennes", true),
            new Row("fr", "éclair", "L’Éclair", true),
            new Row("es", "sanción", "Nuevas sanciones", true),
            new Row("it", "sanzione", "Nuove sanzioni all'Iran", true),
            new Row("it", "iran", "Nuove sanzioni all'Iran", true),
            new Row("pt", "sanção", "Novas sanções", true),
            new Row("nl", "sanctie", "Nieuwe sancties", true),
            new Row("pl", "sankcja", "Nowe sankcje", true),
            new Row("cs", "sankce", "Nové sankcí", true),
            new Row("hu", "szankció", "Új szankciók", true),
            new Row("el", "κυρώσεις", "Νέες ΚΥΡΩΣΕΙΣ", true),
            new Row("ru", "санкция", "Новые санкции против", true),
            new Row("uk", "санкції", "Нові санкції проти", true),
            new Row("sv", "sanktion", "Nya sanktioner", true),
            new Row("ro", "sancțiune", "Noi sancțiuni", true),
            new Row("tr", "yaptırım", "Yeni yaptırımlar", true),
            new Row("tr", "istanbul", "İSTANBUL'da", true),
            new Row("ar", "عقوبات", "العقوبات الجديدة", true),
            new Row("he", "סנקציות", "סנקציות חדשות", true),
            new Row("fa", "تحریم", "تحریم‌ها", true),
            new Row("hi", "प्रतिबंध", "नए प्रतिबंधों की", true),
            new Row("uk", "санкція", "Під санкціями проти", true),
            new Row("uk", "шпигунська програма", "Шпигунських програм", true),
            new Row("he", "סנקציות", "והסנקציות החדשות", true),
            new Row("he", "חמה", "מלחמה חדשה", false),
            new Row("ko", "제재", "새로운 제재를 발표했다", true),
            new Row("zh", "制裁", "美国宣布新制裁措施", true),
            new Row("zh", "裁制", "美国宣布新制裁措施", false),
            new Row("ja", "スパイウェア", "商用スパイウェアの販売", true),
            new Row("ko", "제재*", "새로운 제재를 발표했다", true));
    assertThat(rows).filteredOn(row -> matches(row) != row.match()).isEmpty();
  }

  private boolean matches(Row row) {
    return Query.parse(row.query())
        .matches(analysis.analyze(Document.of(row.text(), "", "", row.language())));
  }
}
