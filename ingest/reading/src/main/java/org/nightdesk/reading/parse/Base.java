package org.nightdesk.reading.parse;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.address.Addresses;

/// Against what relative links are resolved.
///
/// @param url absolute, or null where nothing is known
record Base(@Nullable String url) {
  String resolve(String stated) {
    return Addresses.resolve(url, stated);
  }

  /// The base inside an element, after the `xml:base` of it and of what encloses it.
  Base inside(Element element) {
    Element parent = element.getParentElement();
    Base outer = parent == null ? this : inside(parent);
    String stated = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
    return stated == null ? outer : new Base(outer.resolve(stated));
  }
}
