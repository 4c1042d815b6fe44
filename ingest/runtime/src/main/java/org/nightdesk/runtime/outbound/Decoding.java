package org.nightdesk.runtime.outbound;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// Reads a body: undoes `gzip` or `deflate` and stops at the limit, which counts decoded bytes and,
/// since a stream can be endless without ever yielding one, the encoded ones as well.
final class Decoding {
  static final String ACCEPTED = "gzip, deflate";

  private static final int BUFFER = 16 << 10;

  private Decoding() {}

  /// There are more bytes than allowed.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super("more than " + limit + " bytes");
    }
  }

  /// The bytes are not what their encoding says.
  static final class BadEncoding extends IOException {
    private static final long serialVersionUID = 1L;

    BadEncoding(String message) {
      super(message);
    }
  }

  static Body read(InputStream raw, String encoding, int limit) throws IOException {
    try (InputStream decoded = decoder(new Bounded(raw, limit), encoding)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(limit, BUFFER));
      byte[] buffer = new byte[BUFFER];
      for (int n = decoded.read(buffer); n >= 0; n = decoded.read(buffer)) {
        if (bytes.size() + n > limit) {
          throw new TooLarge(limit);
        }
        bytes.write(buffer, 0, n);
      }
      return Body.of(bytes.toByteArray());
    } catch (ZipException | EOFException _) {
      throw new BadEncoding("the body is not in the encoding that it says: " + encoding);
    }
  }

  /// The first bytes as they came, decoded or not; the rest is left unread.
  static Body start(InputStream raw, int limit) throws IOException {
    return Body.of(raw.readNBytes(limit));
  }

  private static InputStream decoder(InputStream raw, String encoding) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw, 2);
    int first = in.read();
    int second = first < 0 ? -1 : in.read();
    if (second >= 0) {
      in.unread(second);
    }
    if (first >= 0) {
      in.unread(first);
    }
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> in;
      // Some servers say gzip and send plain text: every reader takes it, so do we.
      case "gzip", "x-gzip" ->
          first == 0x1f && second == 0x8b ? new GZIPInputStream(in, BUFFER) : in;
      // RFC 9110 means zlib; many send the bare stream. A zlib header is a multiple of 31.
      case "deflate" ->
          second < 0
              ? in
              : new InflaterInputStream(in, new Inflater(!isZlib(first, second)), BUFFER);
      default -> throw new BadEncoding("encoding nobody asked for: " + encoding);
    };
  }

  private static boolean isZlib(int first, int second) {
    return (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
  }

  /// Counts what comes over the wire.
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private final int limit;
    private long left; // one more than allowed, so that exactly the limit passes

    Bounded(InputStream in, int limit) {
      this.in = in;
      this.limit = limit;
      // A stored block of deflate is a little longer than its content.
      this.left = (long) limit + (limit >> 8) + 1024;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      left -= Math.max(n, 0);
      if (left < 0) {
        throw new TooLarge(limit);
      }
      return n;
    }

    @Override
    public int available() throws IOException {
      return in.available(); // GZIPInputStream asks whether another member follows
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
