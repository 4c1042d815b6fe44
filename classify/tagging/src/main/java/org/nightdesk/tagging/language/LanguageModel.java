package org.nightdesk.tagging.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/// The statistical model for texts whose common words do not tell. It takes half a second and some
/// 50 MB to load, so it is loaded when the first text needs it. Thread-safe.
final class LanguageModel {
  private static final String RESOURCE = "/langdetect-183.bin";

  /// Below this the model guesses; seen on headlines of two or three names.
  private static final double SURE = 0.5;

  /// The probability from which the model overrules what the feed says.
  private static final double VERY_SURE = 0.9;

  /// Shorter texts do not overrule the feed.
  private static final int LONG_ENOUGH = 60;

  private static final Set<String> CYRILLIC =
      Set.of("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba", "cv", "ce");
  private static final Set<String> ARABIC = Set.of("ar", "fa", "ur", "ps", "ckb", "ku", "sd", "ug");

  /// Codes of the model that are no ISO 639-2 codes of a two-letter language.
  private static final Map<String, String> OTHER_CODES =
      Map.ofEntries(
          Map.entry("cmn", "zh"),
          Map.entry("pes", "fa"),
          Map.entry("ekk", "et"),
          Map.entry("lvs", "lv"),
          Map.entry("nob", "nb"),
          Map.entry("nno", "nn"),
          Map.entry("arz", "ar"),
          Map.entry("azj", "az"),
          Map.entry("khk", "mn"),
          Map.entry("swh", "sw"),
          Map.entry("zlm", "ms"));

  private final Map<String, String> twoLetters = twoLetters();
  private volatile @Nullable LanguageDetectorModel loaded;

  /// The model's answer, or the hint where the model is less sure than the hint deserves.
  String detect(String text, UnicodeScript script, String hint) {
    boolean hinted = !hint.equals(Languages.UNKNOWN) && fits(hint, script);
    boolean shortText = text.length() < LONG_ENOUGH;
    if (hinted && shortText) {
      return hint;
    }
    Language best = new LanguageDetectorME(model()).predictLanguage(text);
    String language = twoLetters.getOrDefault(best.getLang(), best.getLang());
    double needed = hinted ? VERY_SURE : SURE;
    if (best.getConfidence() >= needed && fits(language, script)) {
      return language;
    }
    return hinted ? hint : Languages.UNKNOWN;
  }

  private static boolean fits(String language, UnicodeScript script) {
    return switch (script) {
      case CYRILLIC -> CYRILLIC.contains(language);
      case ARABIC -> ARABIC.contains(language);
      case LATIN -> !CYRILLIC.contains(language) && !ARABIC.contains(language);
      default -> true;
    };
  }

  private LanguageDetectorModel model() {
    LanguageDetectorModel model = loaded;
    if (model == null) {
      synchronized (this) {
        model = loaded;
        if (model == null) {
          model = load();
          loaded = model;
        }
      }
    }
    return model;
  }

  private static LanguageDetectorModel load() {
    try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the detection model is not on the class path: " + RESOURCE);
      }
      return new LanguageDetectorModel(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>(OTHER_CODES);
    for (String language : Locale.getISOLanguages()) {
      threeLetters(language).ifPresent(code -> codes.putIfAbsent(code, language));
    }
    return codes;
  }

  private static Optional<String> threeLetters(String language) {
    try {
      return Optional.of(Locale.of(language).getISO3Language());
    } catch (MissingResourceException _) {
      // The platform lists a few languages for which it has no three-letter code.
      return Optional.empty();
    }
  }
}
