package org.nightdesk.query;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.stempel.StempelFilter;
import org.apache.lucene.analysis.stempel.StempelStemmer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;

/// Which stemmer each language has. Light stemmers are preferred: they take inflection away but do
/// not throw `organ` and `organisation` together. To add a language, add a line.
final class Languages {
  static final Map<String, UnaryOperator<TokenStream>> STEMMERS =
      Map.ofEntries(
          entry("ar", in -> new ArabicStemFilter(new ArabicNormalizationFilter(in))),
          entry("bg", BulgarianStemFilter::new),
          entry(
              "bn",
              in ->
                  new BengaliStemFilter(
                      new BengaliNormalizationFilter(new IndicNormalizationFilter(in)))),
          entry("ca", in -> new SnowballFilter(in, "Catalan")),
          entry("cs", CzechStemFilter::new),
          entry("da", in -> new SnowballFilter(in, "Danish")),
          entry("de", in -> new GermanLightStemFilter(new GermanNormalizationFilter(in))),
          entry("el", GreekStemFilter::new),
          entry("en", KStemFilter::new),
          entry("es", SpanishLightStemFilter::new),
          entry("et", in -> new SnowballFilter(in, "Estonian")),
          entry("fa", in -> new PersianStemFilter(new PersianNormalizationFilter(in))),
          entry("fi", FinnishLightStemFilter::new),
          entry("fr", FrenchLightStemFilter::new),
          entry("gl", GalicianStemFilter::new),
          entry("he", Affixes::hebrew),
          entry(
              "hi",
              in ->
                  new HindiStemFilter(
                      new HindiNormalizationFilter(new IndicNormalizationFilter(in)))),
          entry("hu", in -> new SnowballFilter(in, "Hungarian")),
          entry("id", IndonesianStemFilter::new),
          entry("it", ItalianLightStemFilter::new),
          entry("ko", Affixes::korean),
          entry("lt", in -> new SnowballFilter(in, "Lithuanian")),
          entry("lv", LatvianStemFilter::new),
          entry("nl", in -> new SnowballFilter(Affixes.dutch(in), "Dutch")),
          entry("no", NorwegianLightStemFilter::new),
          entry(
              "pl",
              in -> new StempelFilter(in, new StempelStemmer(PolishAnalyzer.getDefaultTable()))),
          entry("pt", PortugueseLightStemFilter::new),
          entry("ro", in -> new SnowballFilter(in, "Romanian")),
          entry("ru", RussianLightStemFilter::new),
          entry("sr", in -> new SnowballFilter(in, "Serbian")),
          entry("sv", SwedishLightStemFilter::new),
          entry("tr", in -> new SnowballFilter(in, "Turkish")),
          entry("uk", Affixes::ukrainian));

  private static final Map<String, String> SAME =
      Map.of("nb", "no", "nn", "no", "iw", "he", "in", "id");

  private Languages() {}

  /// The primary subtag of a BCP 47 tag, one spelling for each language.
  static String primary(String tag) {
    String primary = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return SAME.getOrDefault(primary, primary);
  }
}
