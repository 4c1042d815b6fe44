package org.nightdesk.desk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object that somebody sent, read field by field; each wrong one is refused with a sentence
/// that names it.
public final class Body {
  private final JsonNode object;
  private final String prefix; // path of this object in the whole body, "" or ending in a dot

  private Body(JsonNode object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  static Body of(JsonNode node) {
    if (!node.isObject()) {
      throw Refusal.bad("the body is not a JSON object");
    }
    return new Body(node, "");
  }

  /// Reads text, as the tests do.
  public static Body parse(String json) {
    return of(ApiJson.tree(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  /// Refuses fields of any other name.
  public Body only(String... names) {
    Set<String> known = Set.of(names);
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw Refusal.field(
            prefix + name, "unknown field " + prefix + name + "; known are " + List.of(names));
      }
    }
    return this;
  }

  public boolean has(String name) {
    JsonNode value = object.get(name);
    return value != null && !value.isNull();
  }

  /// One line of text, trimmed, 1 to `max` characters.
  public String text(String name, int max) {
    String text = optionalText(name, max);
    if (text == null) {
      throw Refusal.field(prefix + name, prefix + name + " is missing or empty");
    }
    return text;
  }

  /// One line of text, trimmed; null when absent or empty.
  public @Nullable String optionalText(String name, int max) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw Refusal.field(prefix + name, prefix + name + " is not text: " + brief(value));
    }
    String text = value.stringValue().strip();
    if (text.length() > max) {
      throw Refusal.field(
          prefix + name,
          prefix + name + " has " + text.length() + " characters, at most " + max + " are allowed");
    }
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw Refusal.field(prefix + name, prefix + name + " has a line break or control character");
    }
    return text.isEmpty() ? null : text;
  }

  /// Text of any number of lines.
  public String longText(String name) {
    JsonNode value = object.get(name);
    if (value == null || !value.isString()) {
      throw Refusal.field(prefix + name, prefix + name + " is missing or not text");
    }
    return value.stringValue();
  }

  /// A whole number; null when absent.
  public @Nullable Integer optionalNumber(String name, int min, int max) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw Refusal.field(prefix + name, prefix + name + " is not a whole number: " + brief(value));
    }
    int number = value.intValue();
    if (number < min || number > max) {
      throw Refusal.field(
          prefix + name, prefix + name + " is not in " + min + ".." + max + ": " + number);
    }
    return number;
  }

  public int number(String name, int min, int max) {
    Integer number = optionalNumber(name, min, max);
    if (number == null) {
      throw Refusal.field(prefix + name, prefix + name + " is missing");
    }
    return number;
  }

  /// True or false; false when absent.
  public boolean flag(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw Refusal.field(prefix + name, prefix + name + " is not true or false: " + brief(value));
    }
    return value.booleanValue();
  }

  /// A list of short texts; empty when absent.
  public List<String> texts(String name, int maxEntries, int maxLength) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > maxEntries) {
      throw Refusal.field(
          prefix + name, prefix + name + " is not a list of at most " + maxEntries + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : value) {
      if (!entry.isString()
          || entry.stringValue().isBlank()
          || entry.stringValue().length() > maxLength) {
        throw Refusal.field(
            prefix + name,
            prefix
                + name
                + " has an entry that is not a text of 1 to "
                + maxLength
                + " characters: "
                + brief(entry));
      }
      texts.add(entry.stringValue().strip());
    }
    return List.copyOf(texts);
  }

  /// A nested object.
  public Body object(String name) {
    JsonNode value = object.get(name);
    if (value == null || !value.isObject()) {
      throw Refusal.field(prefix + name, prefix + name + " is missing or not an object");
    }
    return new Body(value, prefix + name + ".");
  }

  /// The whole object as a value of a fixed shape.
  public <T> T as(Class<T> type) {
    return ApiJson.value(object, type);
  }

  /// The path of a field, for messages about it.
  public String path(String name) {
    return prefix + name;
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
