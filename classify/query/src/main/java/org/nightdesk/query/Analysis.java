package org.nightdesk.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The one way in which text becomes tokens, for documents and for queries. Thread-safe; make one
/// and share it, because it remembers the forms of words and the compiled queries it met.
public final class Analysis {
  /// Queries remembered before starting afresh.
  private static final int COMPILED = 10_000;

  private final Queue<Segments> idle = new ConcurrentLinkedQueue<>();
  private final Map<String, Language> languages = new ConcurrentHashMap<>();
  private final Map<Query, Compiled> compiled = new ConcurrentHashMap<>();

  /// Reads a document in its language; one without a stemmer, or unknown, is compared by folded
  /// words alone.
  public AnalyzedDocument analyze(Document document) {
    Language language = language(document.language());
    return new AnalyzedDocument(
        document,
        this,
        tokens(document.title(), language),
        tokens(document.summary(), language),
        tokens(document.body(), language));
  }

  /// The language codes that have a stemmer, in alphabetical order.
  static List<String> stemmed() {
    return List.copyOf(new TreeSet<>(Languages.STEMMERS.keySet()));
  }

  Language language(String tag) {
    String primary = Languages.primary(tag);
    // Tags come from outside: those without a stemmer share one entry.
    String key = Languages.STEMMERS.containsKey(primary) ? primary : "und";
    return languages.computeIfAbsent(key, Language::new);
  }

  Compiled compile(Query query) {
    Compiled known = compiled.get(query);
    if (known != null) {
      return known;
    }
    Compiled made = new Compiler(this).compile(query);
    if (compiled.size() >= COMPILED) {
      compiled.clear();
    }
    compiled.put(query, made);
    return made;
  }

  /// The words of a query's text, as they stand.
  List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (Segment segment : segments(text)) {
      words.add(text.substring(segment.start(), segment.end()));
    }
    return words;
  }

  private Tokens tokens(String text, Language language) {
    List<Segment> segments = segments(text);
    List<Forms> forms = new ArrayList<>(segments.size());
    for (Segment segment : segments) {
      forms.add(language.forms(text.substring(segment.start(), segment.end())));
    }
    return new Tokens(text, segments, forms);
  }

  private List<Segment> segments(String text) {
    Segments segments = idle.poll();
    if (segments == null) {
      segments = new Segments();
    }
    List<Segment> result = segments.of(text);
    idle.add(segments);
    return result;
  }
}
