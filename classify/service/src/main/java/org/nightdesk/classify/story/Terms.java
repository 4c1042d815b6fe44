package org.nightdesk.classify.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A set of words as 32-bit hashes, sorted. Immutable. In JSON it is base64 over the hashes, about
/// five characters a word, since a store holds no texts.
final class Terms {
  static final Terms NONE = new Terms(new int[0]);

  private final int[] hashes;

  private Terms(int[] sorted) {
    this.hashes = sorted;
  }

  static Terms of(Collection<String> words) {
    return new Terms(words.stream().mapToInt(Terms::hash).sorted().distinct().toArray());
  }

  @JsonCreator
  static Terms decode(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    int[] hashes = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(hashes);
    return new Terms(hashes);
  }

  @JsonValue
  String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
    bytes.asIntBuffer().put(hashes);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /// FNV-1a over the UTF-16 units, mixed: `String.hashCode` lets short words collide by rule.
  static int hash(String word) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x01000193;
    }
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  boolean contains(int hash) {
    return Arrays.binarySearch(hashes, hash) >= 0;
  }

  boolean isEmpty() {
    return hashes.length == 0;
  }

  int size() {
    return hashes.length;
  }

  IntStream stream() {
    return Arrays.stream(hashes);
  }

  int sharedWith(Terms other) {
    int shared = 0;
    for (int i = 0, j = 0; i < hashes.length && j < other.hashes.length; ) {
      int order = Integer.compare(hashes[i], other.hashes[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  Terms without(Terms other) {
    IntPredicate absent = hash -> !other.contains(hash);
    return new Terms(stream().filter(absent).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Terms terms && Arrays.equals(hashes, terms.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return hashes.length + " terms";
  }
}
