package org.nightdesk.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

class PackedBodiesTest extends WithOutbound {
  @Test
  void undoesGzipAndBothDeflates() throws IOException {
    byte[] text = "some text that is packed".getBytes(StandardCharsets.UTF_8);
    for (boolean bare : List.of(true, false)) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9, bare))) {
        out.write(text);
      }
      assertThat(answer(packed("deflate", packed.toByteArray())).body().bytes()).isEqualTo(text);
    }
    assertThat(answer(packed("x-gzip", gzip(text))).body().bytes()).isEqualTo(text);
    assertThat(answer(packed("gzip", text)).body().bytes()).as("said only").isEqualTo(text);
    assertThat(answer(packed("gzip", new byte[0])).body().bytes()).isEmpty();
  }

  @Test
  void stopsBombsAtTheDecodedLimit() throws IOException {
    byte[] bomb = gzip(new byte[64 << 20]);

    assertThat(bomb.length).isLessThan(100_000);
    assertThat(failure(packed("gzip", bomb))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesWhatIsNotInTheSaidEncoding() throws IOException {
    byte[] packed = gzip("text".repeat(1000).getBytes(StandardCharsets.UTF_8));
    byte[] broken = packed.clone();
    broken[packed.length - 5] ^= 1;
    byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 12);

    assertThat(failure(packed("gzip", broken))).isEqualTo(Reason.BAD_ENCODING);
    assertThat(failure(packed("gzip", cut))).isEqualTo(Reason.BAD_ENCODING);
    assertThat(failure(packed("br", packed))).isEqualTo(Reason.BAD_ENCODING);
    assertThat(failure(packed("gzip, gzip", gzip(packed)))).isEqualTo(Reason.BAD_ENCODING);
  }
}
