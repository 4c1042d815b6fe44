package org.nightdesk.tagging.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a data file into blocks.
public final class Blocks {
  private final String file;
  private final List<Block> blocks = new ArrayList<>();
  private @Nullable Block open;
  private final List<Block.Field> fields = new ArrayList<>();
  private int fieldIndent;

  private Blocks(String file) {
    this.file = file;
  }

  /// Reads a resource of this module, for example `/org/nightdesk/tagging/names/vendors.txt`.
  ///
  /// @throws Mistake if it does not keep to the format
  public static List<Block> resource(String path) {
    try (InputStream in = Blocks.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no such resource: " + path);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return read(path.substring(path.lastIndexOf('/') + 1), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the text of a file.
  ///
  /// @param file its name, for messages
  /// @throws Mistake if it does not keep to the format
  public static List<Block> read(String file, String text) {
    Blocks reader = new Blocks(file);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      reader.take(number, line.stripTrailing());
    }
    reader.close();
    return List.copyOf(reader.blocks);
  }

  private void take(int number, String line) {
    String content = line.stripLeading();
    if (content.isEmpty() || content.startsWith("#")) {
      return;
    }
    int indent = line.length() - content.length();
    if (indent == 0) {
      close();
      Block.Field head = field(number, content);
      open = new Block(file, number, head.key(), head.argument(), head.value(), List.of());
    } else if (open == null) {
      throw new Mistake(file, number, "is indented, but no block is open");
    } else if (!fields.isEmpty() && indent > fieldIndent) {
      goOn(content);
    } else {
      fieldIndent = indent;
      fields.add(field(number, content));
    }
  }

  private Block.Field field(int number, String content) {
    int colon = content.indexOf(':');
    if (colon < 0) {
      throw new Mistake(file, number, "has no colon: " + content);
    }
    String name = content.substring(0, colon).strip();
    int blank = name.indexOf(' ');
    String key = blank < 0 ? name : name.substring(0, blank);
    String argument = blank < 0 ? "" : name.substring(blank).strip();
    return new Block.Field(number, key, argument, content.substring(colon + 1).strip());
  }

  private void goOn(String content) {
    Block.Field last = fields.removeLast();
    fields.add(
        new Block.Field(
            last.line(), last.key(), last.argument(), (last.value() + " " + content).strip()));
  }

  private void close() {
    if (open != null) {
      blocks.add(new Block(open.file(), open.line(), open.kind(), open.id(), open.title(), fields));
      fields.clear();
      open = null;
    }
  }
}
