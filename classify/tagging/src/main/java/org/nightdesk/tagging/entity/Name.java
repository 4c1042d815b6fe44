package org.nightdesk.tagging.entity;

import java.util.List;

/// One entry of the gazetteer.
///
/// @param id lower-case words joined by hyphens
/// @param title as people know it
/// @param kind `vendor`, `product`, `person`, ...; one lower-case word
/// @param spellings under which texts name it, the title among them where it is unambiguous
/// @param of ids of those it belongs to: a product's vendor, a vendor's owner, a person's firm
public record Name(String id, String title, String kind, List<String> spellings, List<String> of) {
  /// The kind of a sense that is nobody of the gazetteer: the airline, the fish.
  public static final String OTHER = "other";

  public Name {
    spellings = List.copyOf(spellings);
    of = List.copyOf(of);
  }
}
