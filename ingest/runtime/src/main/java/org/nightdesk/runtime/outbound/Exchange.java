package org.nightdesk.runtime.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.outbound.OutboundResult.Answer;
import org.nightdesk.runtime.outbound.OutboundResult.Failure;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

/// One request and the hops it leads to. [#run()] works on a thread of its own; [#abort()] may be
/// called from any other and ends it.
final class Exchange {
  private final CloseableHttpClient client;
  private final InstantSource clock;
  private final OutboundRequest first;
  private final List<Hop> hops = new ArrayList<>(); // by the running thread only
  private volatile @Nullable HttpUriRequestBase current; // what abort() has to end
  private volatile boolean aborted;

  Exchange(CloseableHttpClient client, InstantSource clock, OutboundRequest first) {
    this.client = client;
    this.clock = clock;
    this.first = first;
  }

  OutboundResult run() {
    OutboundRequest request = first;
    try {
      while (true) {
        Target target = Target.of(request.url());
        Answer answer = ask(request, target);
        Optional<URI> next =
            Redirects.next(answer.status(), answer.header("location").orElse(null), target.url());
        if (next.isEmpty() || first.limits().maxRedirects() == 0) {
          return answer;
        }
        if (hops.size() == first.limits().maxRedirects()) {
          return new Failure(Reason.TOO_MANY_REDIRECTS, "more than " + hops.size() + " redirects");
        }
        boolean sameSite = target.sameSite(Target.of(next.get()));
        hops.add(new Hop(answer.status(), target.url(), next.get()));
        request = Redirects.follow(request, answer.status(), next.get(), sameSite);
      }
    } catch (IOException | Target.Refused | RuntimeException e) {
      return Failures.of(e);
    }
  }

  void abort() {
    aborted = true;
    HttpUriRequestBase running = current;
    if (running != null) {
      running.abort();
    }
  }

  private Answer ask(OutboundRequest request, Target target) throws IOException {
    HttpUriRequestBase wire = wire(request, target);
    current = wire;
    if (aborted) {
      throw new IOException("aborted");
    }
    // Closing the response before its end drops the connection; nothing is drained.
    try (ClassicHttpResponse response = client.executeOpen(target.host(), wire, null)) {
      boolean whole = false;
      try {
        Body body = body(response, request.limits());
        whole = !request.limits().cuts() || body.length() < request.limits().maxBytes();
        return new Answer(
            response.getCode(), headers(response), body, target.url(), hops, clock.instant());
      } finally {
        if (!whole) {
          wire.abort();
        }
      }
    }
  }

  private static HttpUriRequestBase wire(OutboundRequest request, Target target) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), target.url());
    wire.setPath(target.path());
    wire.setHeader("Accept-Encoding", Decoding.ACCEPTED);
    request.headers().forEach(wire::setHeader);
    Body body = request.body();
    if (body != null) {
      // The type is among the headers; the entity must not add another.
      wire.setEntity(new ByteArrayEntity(body.bytes(), (ContentType) null));
    }
    return wire;
  }

  private static Body body(ClassicHttpResponse response, Limits limits) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return Body.EMPTY;
    }
    String encoding = entity.getContentEncoding() == null ? "" : entity.getContentEncoding();
    InputStream content = entity.getContent();
    if (content == null) {
      return Body.EMPTY;
    }
    return limits.cuts()
        ? Decoding.start(content, limits.maxBytes())
        : Decoding.read(content, encoding, limits.maxBytes());
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      String value = header.getValue() == null ? "" : header.getValue();
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(value);
    }
    return headers;
  }
}
