package org.nightdesk.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Queries filed under their anchors. Never changes, but works out the stems of a language's words
/// when it meets the first document in that language. Thread-safe.
final class Anchored {
  /// A distinct query and the keys that it goes by.
  private record Entry(Compiled query, List<String> keys) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Integer> always = new ArrayList<>();
  private final Map<Compiled.Word, List<Integer>> words = new HashMap<>();
  private final Map<String, List<Integer>> starts = new HashMap<>();
  private int longestStart;
  private final Map<Anchor.KeywordAnchor, List<Integer>> keywords = new HashMap<>();
  private final Map<Language, Map<String, List<List<Integer>>>> byLanguage =
      new ConcurrentHashMap<>();

  private Anchored() {}

  static Anchored of(Analysis analysis, Map<String, Query> queries) {
    Map<Query, List<String>> distinct = new HashMap<>();
    queries.forEach(
        (key, query) -> distinct.computeIfAbsent(query, _ -> new ArrayList<>()).add(key));
    Anchored anchored = new Anchored();
    distinct.forEach((query, keys) ->
        anchored.entries.add(new Entry(analysis.compile(query), List.copyOf(keys))));
    anchored.file();
    return anchored;
  }

  private void file() {
    Map<Anchor, Integer> asked = new HashMap<>();
    for (Entry entry : entries) {
      Anchor.possible(entry.query()).forEach(anchor -> asked.merge(anchor, 1, Integer::sum));
    }
    for (int number = 0; number < entries.size(); number++) {
      file(number, anchor -> (long) anchor.cost() * asked.getOrDefault(anchor, 1));
    }
  }

  private void file(int number, ToLongFunction<Anchor> cost) {
    for (Anchor anchor : Anchor.of(entries.get(number).query(), cost)) {
      switch (anchor) {
        case Anchor.Always _ -> always.add(number);
        case Anchor.WordAnchor(var word, var _) -> file(words, word, number);
        case Anchor.StartAnchor(String folded) -> {
          file(starts, folded, number);
          longestStart = Math.max(longestStart, folded.length());
        }
        case Anchor.KeywordAnchor keyword -> file(keywords, keyword, number);
      }
    }
  }

  private static <K> void file(Map<K, List<Integer>> under, K key, int number) {
    under.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(number);
  }

  /// Adds the keys of the queries that match.
  void collect(AnalyzedDocument document, Collection<String> into) {
    BitSet candidates = candidates(document);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Entry entry = entries.get(i);
      if (Evaluation.matches(entry.query(), document)) {
        into.addAll(entry.keys());
      }
    }
  }

  private BitSet candidates(AnalyzedDocument document) {
    BitSet candidates = new BitSet(entries.size());
    always.forEach(candidates::set);
    for (Field field : Field.KEYWORDS) {
      for (String value : document.keywords(field)) {
        mark(keywords.get(new Anchor.KeywordAnchor(field, value)), candidates);
      }
    }
    Map<String, List<List<Integer>>> known =
        byLanguage.computeIfAbsent(document.language(), this::termsOf);
    for (Field field : Field.TEXTS) {
      for (String term : document.tokens(field).terms()) {
        markTerm(term, known.get(term), candidates);
      }
    }
    return candidates;
  }

  private void markTerm(String term, @Nullable List<List<Integer>> known, BitSet candidates) {
    if (known != null) {
      known.forEach(numbers -> mark(numbers, candidates));
    }
    if (!starts.isEmpty() && !Forms.isMarked(term)) {
      markStarts(term, candidates);
    }
  }

  private void markStarts(String term, BitSet candidates) {
    for (int length = 1; length <= Math.min(longestStart, term.length()); length++) {
      mark(starts.get(term.substring(0, length)), candidates);
    }
  }

  private static void mark(@Nullable List<Integer> numbers, BitSet in) {
    if (numbers != null) {
      numbers.forEach(in::set);
    }
  }

  private Map<String, List<List<Integer>>> termsOf(Language language) {
    Map<String, List<List<Integer>>> terms = new HashMap<>();
    words.forEach((word, numbers) ->
        word.terms(language)
            .forEach(term -> terms.computeIfAbsent(term, _ -> new ArrayList<>(1)).add(numbers)));
    return terms;
  }
}
