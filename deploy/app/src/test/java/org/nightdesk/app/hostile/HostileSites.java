package org.nightdesk.app.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.runtime.outbound.RawServer;

/// Feeds that lie, each on a loopback address of its own, with what Nightdesk has to make of them.
final class HostileSites implements AutoCloseable {
  private static final String FEED_TYPE = "Content-Type: application/rss+xml\r\n";
  private static final int LARGE = 100 << 20;

  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final RawServer canary;

  /// A feed and the health words that are right for it.
  ///
  /// @param url of the feed
  record Site(RawServer server, String url, List<Health> right) {}

  HostileSites() throws IOException {
    canary = new RawServer(request -> request.answer("200 OK", "", feed("canary")));
    endless();
    packed();
    broken();
    redirects();
    refusals();
    notFeeds();
    xml();
  }

  /// Must never be called: nothing but hostile feeds names it.
  RawServer canary() {
    return canary;
  }

  Map<String, Site> all() {
    return sites;
  }

  /// The health words that are right for a feed.
  List<Health> right(String name) {
    Site site = sites.get(name);
    return site == null ? List.of() : site.right();
  }

  /// What the guard is to let through: exactly these.
  List<String> authorities() {
    return sites.values().stream()
        .filter(site -> site.server() != canary)
        .map(site -> site.server().url("/").getAuthority())
        .toList();
  }

  private void endless() throws IOException {
    add(
        "endless body",
        List.of(Health.TOO_LARGE, Health.CANNOT_REACH),
        r -> {
          r.write("HTTP/1.1 200 OK\r\n" + FEED_TYPE + "\r\n<rss><channel>");
          while (true) {
            r.write("<item><title>again</title></item>".repeat(1_000));
          }
        });
    add(
        "one byte a second",
        List.of(Health.CANNOT_REACH),
        r -> {
          r.write("HTTP/1.1 200 OK\r\n" + FEED_TYPE + "\r\n");
          for (byte each : feed("slow").getBytes(UTF_8)) {
            r.out().write(each);
            r.out().flush();
            wait(1_000);
          }
        });
    add(
        "slow headers",
        List.of(Health.CANNOT_REACH),
        r -> {
          r.write("HTTP/1.1 200 OK\r\n");
          for (int i = 0; i < 1_000; i++) {
            r.write("X-%d: %d\r\n".formatted(i, i));
            wait(500);
          }
        });
    add(
        "stalls half-way",
        List.of(Health.CANNOT_REACH),
        r -> {
          r.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss><channel>");
          wait(60_000);
        });
    add("says nothing", List.of(Health.CANNOT_REACH), _ -> wait(60_000));
  }

  private void packed() throws IOException {
    byte[] gzip = gzip(new byte[LARGE]);
    byte[] deflate = deflate(new byte[LARGE]);
    byte[] twice = gzip(gzip(feed("twice").getBytes(UTF_8)));
    add("gzip bomb", List.of(Health.TOO_LARGE), r -> packed(r, "gzip", gzip));
    add("deflate bomb", List.of(Health.TOO_LARGE), r -> packed(r, "deflate", deflate));
    add("gzip of gzip", List.of(Health.NOT_A_FEED, Health.WORKING), r -> packed(r, "gzip", twice));
    add("two encodings", List.of(Health.CANNOT_REACH), r -> packed(r, "gzip, gzip", twice));
    byte[] cut = new byte[60];
    System.arraycopy(gzip(feed("broken").getBytes(UTF_8)), 0, cut, 0, 60);
    add("broken gzip", List.of(Health.CANNOT_REACH), r -> packed(r, "gzip", cut));
  }

  private void broken() throws IOException {
    add(
        "content-length too long",
        List.of(Health.CANNOT_REACH),
        r -> r.write("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + feed("long")));
    add(
        "content-length too short",
        List.of(Health.NOT_A_FEED, Health.WORKING),
        r -> r.write("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n" + feed("short")));
    add("not HTTP", List.of(Health.CANNOT_REACH), r -> r.write("SSH-2.0-OpenSSH_9.9\r\n"));
    add("hangs up", List.of(Health.CANNOT_REACH), _ -> {});
    add(
        "chunks that are none",
        List.of(Health.CANNOT_REACH),
        r -> r.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + feed("x")));
    RawServer plain = server(r -> r.answer("200 OK", FEED_TYPE, feed("plain")));
    String secure = plain.url("/feed").toString().replace("http:", "https:");
    sites.put("TLS to a plain port", new Site(plain, secure, List.of(Health.CANNOT_REACH)));
  }

  private void redirects() throws IOException {
    add("redirect loop", List.of(Health.CANNOT_REACH), r -> redirect(r, r.path() + "x"));
    int port = canary.port();
    sites.put(
        "inward at once",
        new Site(canary, canary.url("/feed").toString(), List.of(Health.BLOCKED)));
    List<String> inward =
        List.of(
            "http://127.0.0.1:%d/",
            "http://169.254.169.254/latest/meta-data/",
            "http://2130706433:%d/",
            "http://0177.0.0.1:%d/",
            "http://0x7f000001:%d/",
            "http://127.1:%d/",
            "http://[::ffff:127.0.0.1]:%d/",
            "http://[::1]:%d/",
            "http://localhost.:%d/",
            "http://0.0.0.0:%d/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:%d/");
    for (String to : inward) {
      String target = to.formatted(port);
      // Not every name service knows the host with its final dot.
      List<Health> right =
          to.contains("localhost.")
              ? List.of(Health.BLOCKED, Health.CANNOT_REACH)
              : List.of(Health.BLOCKED);
      add("redirect to " + to, right, r -> redirect(r, target));
    }
  }

  private void refusals() throws IOException {
    add("404", List.of(Health.REFUSED), r -> r.answer("404 Not Found", "", "no"));
    add("500", List.of(Health.CANNOT_REACH), r -> r.answer("500 Oh dear", "", "no"));
    add("410", List.of(Health.GONE), r -> r.answer("410 Gone", "", "no"));
    add(
        "429",
        List.of(Health.REFUSED),
        r -> r.answer("429 Too Many Requests", "Retry-After: 3600\r\n", "no"));
  }

  private void notFeeds() throws IOException {
    body("a page", "text/html", "<html><body><h1>Hello</h1></body></html>");
    body("a PDF", "application/pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
    body("nothing", "application/rss+xml", "");
    body("JSON of something", "application/json", "{\"error\":\"no such user\"}");
    body("other XML", "application/xml", "<project><name>x</name></project>");
  }

  private void xml() throws IOException {
    String canaryUrl = canary.url("/xxe").toString();
    StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
    }
    xml("billion laughs", laughs + "]>" + feed("&l29;"));
    xml(
        "external entity",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">]>%s".formatted(canaryUrl, feed("&x;")));
    xml("file entity", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + feed("&x;"));
    xml("external DTD", "<!DOCTYPE rss SYSTEM \"%s\">%s".formatted(canaryUrl, feed("dtd")));
    xml(
        "parameter entity",
        "<!DOCTYPE rss [<!ENTITY %% p SYSTEM \"%s\">%%p;]>%s"
            .formatted(canaryUrl, feed("parameter")));
    xml(
        "stylesheet and XInclude",
        "<?xml-stylesheet href=\"%1$s\" type=\"text/xsl\"?><rss version=\"2.0\""
                .formatted(canaryUrl)
            + " xmlns:xi=\"http://www.w3.org/2001/XInclude\"><channel><title>t</title>"
            + "<xi:include href=\"%s\"/><item><title>xi</title></item></channel></rss>"
                .formatted(canaryUrl));
    xml("deep", "<a>".repeat(100_000) + "</a>".repeat(100_000));
  }

  private void xml(String name, String text) throws IOException {
    add(
        name,
        List.of(Health.NOT_A_FEED, Health.WORKING),
        r -> r.answer("200 OK", FEED_TYPE, "<?xml version=\"1.0\"?>" + text));
  }

  private void body(String name, String type, String text) throws IOException {
    add(
        name,
        List.of(Health.NOT_A_FEED),
        r -> r.answer("200 OK", "Content-Type: %s\r\n".formatted(type), text));
  }

  private void add(String name, List<Health> right, RawServer.Handler handler) throws IOException {
    RawServer server = server(handler);
    sites.put(name, new Site(server, server.url("/feed").toString(), right));
  }

  /// On the next loopback address, so that each is a host of its own.
  private RawServer server(RawServer.Handler handler) throws IOException {
    return new RawServer(InetAddress.ofLiteral("127.0.9." + (sites.size() + 1)), handler);
  }

  private static String feed(String title) {
    return "<rss version=\"2.0\"><channel><title>t</title><item><title>"
        + title
        + "</title><guid>1</guid></item></channel></rss>";
  }

  private static void redirect(RawServer.Request request, String to) throws IOException {
    request.answer("302 Found", "Location: " + to + "\r\n", "");
  }

  private static void packed(RawServer.Request request, String encoding, byte[] body)
      throws IOException {
    request.write(
        "HTTP/1.1 200 OK\r\n%sContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(FEED_TYPE, encoding, body.length));
    request.out().write(body);
    request.out().flush();
  }

  /// Ends early when the server is closed.
  private static void wait(int millis) throws InterruptedException {
    new java.util.concurrent.CountDownLatch(1)
        .await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() throws IOException {
    canary.close();
    for (Site site : new ArrayList<>(sites.values())) {
      site.server().close();
    }
  }
}
