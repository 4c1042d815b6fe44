package org.nightdesk.tagging.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A line at the margin and the fields below it: `vendor acme: Acme Group`.
///
/// @param file name of the file, for messages
/// @param line of the head, from 1
/// @param kind first word of the head
/// @param id second word of the head; empty if there is none
/// @param title what follows the colon; empty if nothing does
/// @param fields in the order of the file
public record Block(
    String file, int line, String kind, String id, String title, List<Field> fields) {

  /// An indented line and those that go on with it: `sense acme: company, phone*`.
  ///
  /// @param line from 1
  /// @param key first word
  /// @param argument what stands between the first word and the colon; empty if nothing does
  /// @param value what follows the colon
  public record Field(int line, String key, String argument, String value) {
    /// The value as a list, parted by commas.
    public List<String> items() {
      return Arrays.stream(value.split(",", -1))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .toList();
    }
  }

  public Block {
    fields = List.copyOf(fields);
  }

  /// What it says, without where: the same after a comment was added above it.
  public String told() {
    StringBuilder told = new StringBuilder();
    told.append(kind).append(' ').append(id).append(": ").append(title);
    for (Field field : fields) {
      told.append('\n').append(field.key()).append(' ').append(field.argument());
      told.append(": ").append(field.value());
    }
    return told.toString();
  }

  /// All fields of this name.
  public List<Field> all(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).toList();
  }

  /// The items of all fields of this name.
  public List<String> items(String key) {
    return all(key).stream().flatMap(field -> field.items().stream()).toList();
  }

  /// The items of the title and of all fields of this name.
  public List<String> titles(String key) {
    List<String> titles = new ArrayList<>(new Field(line, kind, id, title).items());
    titles.addAll(items(key));
    return titles;
  }

  /// The values of all fields of this name, joined by blanks; empty if there is none.
  public Optional<String> text(String key) {
    List<String> values = new ArrayList<>();
    for (Field field : all(key)) {
      values.add(field.value());
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", values));
  }

  /// The value of a field that has to be there.
  ///
  /// @throws Mistake if it is not
  public String required(String key) {
    return text(key).orElseThrow(() -> mistake("has no line \"" + key + ":\""));
  }

  /// A number from 0 to 1.
  ///
  /// @throws Mistake if the field is absent or is none
  public double share(String key) {
    String value = required(key);
    try {
      double share = Double.parseDouble(value);
      if (share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException _) {
      throw mistake(key + " is not a number: " + value);
    }
    throw mistake(key + " is not over 0 to 1: " + value);
  }

  /// Complains of every field whose name is not one of these.
  ///
  /// @throws Mistake at the first
  public void requireOnly(String... keys) {
    for (Field field : fields) {
      if (!List.of(keys).contains(field.key())) {
        throw mistake(field, "\"" + field.key() + "\" is none of " + String.join(", ", keys));
      }
    }
  }

  /// A complaint about the block.
  public Mistake mistake(String message) {
    return new Mistake(file, line, kind + " " + id + ": " + message);
  }

  /// A complaint about one of its fields.
  public Mistake mistake(Field field, String message) {
    return new Mistake(file, field.line(), message);
  }
}
