package org.nightdesk.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.nightdesk.runtime.outbound.OutboundResult.Answer;
import org.nightdesk.runtime.outbound.OutboundResult.Failure;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

/// A client, the servers it talks to, and what came of it.
abstract class WithOutbound {
  static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-24T02:10:00Z"));
  static final Limits SHORT = new Limits(Duration.ofMillis(400), 1 << 20, 5);
  static final Limits LONG = new Limits(Duration.ofMinutes(2), 1 << 20, 5);

  final Outbound outbound =
      new Outbound(Allow.parse(List.of("127.0.0.0/8")), "Nightdesk/test", NOW);
  private final List<RawServer> servers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    outbound.close();
    for (RawServer server : servers) {
      server.close();
    }
  }

  static String failureOrOk(OutboundResult result) {
    return switch (result) {
      case Answer a -> Integer.toString(a.status());
      case Failure f -> f.reason().word();
    };
  }

  RawServer serve(RawServer.Handler handler) throws IOException {
    RawServer server = new RawServer(handler);
    servers.add(server);
    return server;
  }

  OutboundResult get(RawServer server, String path) {
    return get(server, path, LONG);
  }

  OutboundResult get(RawServer server, String path, Limits limits) {
    return outbound.send(OutboundRequest.get(server.url(path)).withLimits(limits));
  }

  OutboundResult packed(String encoding, byte[] bytes) throws IOException {
    RawServer server =
        serve(r -> {
          r.write(
              "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(encoding, bytes.length));
          r.out().write(bytes);
        });
    return get(server, "/");
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  static Answer answer(OutboundResult result) {
    assertThat(result).isInstanceOf(Answer.class);
    return (Answer) result;
  }

  static Reason failure(OutboundResult result) {
    assertThat(result).isInstanceOf(Failure.class);
    return ((Failure) result).reason();
  }
}
