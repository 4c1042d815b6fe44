package org.nightdesk.runtime.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.nightdesk.runtime.outbound.OutboundResult.Failure;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

/// The product's only HTTP client: guarded, bounded, without cookies, retries or a proxy. One is
/// shared by all of a process. Thread-safe; [#send] blocks and is made for virtual threads.
public final class Outbound implements AutoCloseable {
  // Look-ups block an operating system thread each, for longer than we wait for them. More than
  // polls are under way at a time, so that names nobody answers for hold up no other.
  private static final int LOOKUPS = 128;

  private final InstantSource clock;
  private final Guard guard;
  private final ExecutorService lookups;
  private final CloseableHttpClient client;

  /// @param allow exceptions from the rule that only the open internet is asked
  /// @param userAgent who we say we are, with an address for complaints
  public Outbound(Allow allow, String userAgent, InstantSource clock) {
    this(allow, userAgent, clock, InetAddress::getAllByName);
  }

  Outbound(Allow allow, String userAgent, InstantSource clock, Guard.Lookup lookup) {
    this.clock = clock;
    this.lookups = lookupThreads();
    this.guard = new Guard(allow, lookup, lookups);
    this.client = Client.open(guard, userAgent);
  }

  /// Sends and waits for the whole answer. Returns by the deadline whatever the other side does; an
  /// interrupt aborts the request at once and stays set.
  public OutboundResult send(OutboundRequest request) {
    Exchange exchange = new Exchange(client, clock, request);
    CompletableFuture<OutboundResult> result = new CompletableFuture<>();
    Thread.ofVirtual().name("outbound").start(() -> result.complete(exchange.run()));
    try {
      return result.get(request.limits().deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      exchange.abort();
      return new Failure(
          Reason.TIMEOUT, "not done after " + request.limits().deadline().toSeconds() + " s");
    } catch (InterruptedException _) {
      exchange.abort();
      Thread.currentThread().interrupt();
      return new Failure(Reason.INTERRUPTED, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exchange threw", e);
    }
  }

  /// Whether an address could be asked now, for those who want to tell before it is saved: is it
  /// http(s), does its host exist, may it be connected to? Looks the host up and connects nowhere.
  public Optional<Failure> check(URI url) {
    try {
      Target target = Target.of(url);
      int port = target.host().getPort();
      boolean tls = target.host().getSchemeName().equals("https");
      guard.resolve(target.host().getHostName(), port >= 0 ? port : tls ? 443 : 80);
      return Optional.empty();
    } catch (Target.Refused | UnknownHostException e) {
      return Optional.of(Failures.of(e));
    }
  }

  /// Aborts what is under way. Safe to call twice.
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    lookups.shutdownNow();
  }

  private static ExecutorService lookupThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            LOOKUPS,
            LOOKUPS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("lookup-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
