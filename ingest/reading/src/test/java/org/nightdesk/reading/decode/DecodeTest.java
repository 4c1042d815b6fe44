package org.nightdesk.reading.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecodeTest {
  private static final String XML = "<a>Łódź</a>";

  private static final String RUSSIAN = "В реке поднялась вода, мост закрыт до утра";
  private static final String FRENCH = "À l’été, la créée Noëlle préfère déjà la forêt où naît Zoé";

  /// A text, the charset it is written in, and what is said of it.
  record Row(String text, String in, @Nullable String header, List<String> repairs) {
    @Override
    public String toString() {
      return in + " " + header;
    }
  }

  static List<Row> rows() {
    String wrong = "text/xml; charset=iso-8859-1";
    return List.of(
        new Row(XML, "UTF-8", null, List.of()),
        new Row(XML, "ISO-8859-2", "text/xml; charset='iso-8859-2'", List.of()),
        new Row("<?xml version='1.0' encoding='cp1250'?>" + XML, "cp1250", null, List.of()),
        new Row(XML, "UTF-8", wrong, List.of("charset")),
        new Row("<?xml version='1.0' encoding='bogus'?>" + XML, "UTF-8", null, List.of()),
        new Row("<a>é</a>", "windows-1252", null, List.of("charset")),
        new Row("<a>" + RUSSIAN + "</a>", "windows-1251", null, List.of("charset")),
        new Row("<a>" + RUSSIAN + "</a>", "KOI8-R", null, List.of("charset")),
        new Row("<a>" + FRENCH + "</a>", "windows-1252", null, List.of("charset")),
        new Row(XML, "UTF-16LE", null, List.of()),
        new Row(XML, "UTF-16", null, List.of()),
        new Row(XML, "UTF-32BE", null, List.of()),
        new Row("<?xml version='1.0' encoding='EUC-JP'?>日本", "EUC-JP", null, List.of()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsTheCharset(Row row) {
    Decoded decoded = Decode.text(row.text().getBytes(Charset.forName(row.in())), row.header());

    assertThat(decoded.text()).isEqualTo(row.text());
    assertThat(decoded.repairs()).isEqualTo(row.repairs());
  }

  @Test
  void undoesTextThatWasEncodedTwice() {
    byte[] once = "<a>Größe – “so”</a>".getBytes(StandardCharsets.UTF_8);
    String misread = "";
    for (byte b : once) {
      boolean hole = b == (byte) 0x9D;
      misread += hole ? "\u009D" : new String(new byte[] {b}, Charset.forName("windows-1252"));
    }

    Decoded decoded = Decode.text(misread.getBytes(StandardCharsets.UTF_8), null);

    assertThat(decoded.text()).isEqualTo("<a>Größe – “so”</a>");
    assertThat(decoded.repairs()).containsExactly("encoded-twice");
  }

  @Test
  void overlongFormsNeverBecomeMarkUp() {
    byte[] overlong = {'<', 'a', '>', (byte) 0xC0, (byte) 0xBC, 'b', '<', '/', 'a', '>'};

    assertThat(Decode.text(overlong, "text/xml; charset=utf-8").text()).doesNotContain("<b");
  }
}
