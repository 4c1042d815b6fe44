package org.nightdesk.runtime.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Decides to which addresses the client may connect. The client asks for every host, literals and
/// odd spellings (`2130706433`, `127.1`) included, and connects to what is returned here, so that
/// no second look-up can change the answer between the check and the connection. Thread-safe.
final class Guard implements DnsResolver {
  /// Finds the addresses of a host; the system's way is [InetAddress#getAllByName].
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /// The host is known, but none of its addresses may be connected to.
  static final class Blocked extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Blocked(String message) {
      super(message);
    }
  }

  // Resolvers give up after 5 to 15 s; the deadline of the request may be shorter still.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Allow allow;
  private final Lookup lookup;
  private final ExecutorService threads;

  /// @param threads where look-ups run: they block in the operating system, deaf to interrupts
  Guard(Allow allow, Lookup lookup, ExecutorService threads) {
    this.allow = allow;
    this.lookup = lookup;
    this.threads = threads;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    String asked = host.toLowerCase(Locale.ROOT);
    List<InetSocketAddress> open =
        Stream.of(find(asked))
            .filter(address -> PublicAddress.is(address) || allow.permits(asked, address, port))
            .map(address -> new InetSocketAddress(address, port))
            .toList();
    if (open.isEmpty()) {
      throw new Blocked("the address is not on the open internet, nor in outbound.allow: " + host);
    }
    return open;
  }

  /// The client asks with a port; without one only addresses that need no exception are right.
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host; // asked for Kerberos only, which is off
  }

  private InetAddress[] find(String host) throws UnknownHostException {
    Future<InetAddress[]> answer = threads.submit(() -> lookup.addresses(host));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException _) {
      throw new UnknownHostException("no such host: " + host);
    } catch (TimeoutException _) {
      throw new UnknownHostException("the name service did not answer for: " + host);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    } finally {
      answer.cancel(true);
    }
  }
}
