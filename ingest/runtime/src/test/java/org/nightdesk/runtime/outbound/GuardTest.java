package org.nightdesk.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.runtime.outbound.OutboundResult.Answer;
import org.nightdesk.runtime.outbound.OutboundResult.Failure;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

class GuardTest {
  private static final InstantSource NOW = InstantSource.fixed(Instant.EPOCH);
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 1000, 5);

  /// Hosts that lead inwards, each in a spelling of its own; `%d` is the canary's port.
  private static final List<String> INWARD =
      List.of(
          "http://127.0.0.1:%d/",
          "http://127.0.0.2:%d/",
          "http://127.255.255.254:%d/",
          "http://127.1:%d/",
          "http://127.0.1:%d/",
          "http://2130706433:%d/",
          "http://2130706434:%d/",
          "http://0:%d/",
          "http://0.0.0.0:%d/",
          "http://0.0.0.1:%d/",
          "http://0x7f000001:%d/",
          "http://0x7f.0.0.1:%d/",
          "http://0x7f.1:%d/",
          "http://0177.0.0.1:%d/",
          "http://017700000001:%d/",
          "http://127.0.0.01:%d/",
          "http://127.000.000.001:%d/",
          "http://localhost:%d/",
          "http://LOCALHOST:%d/",
          "http://localhost.:%d/",
          "http://127.0.0.1.:%d/",
          "http://ip6-localhost:%d/",
          "http://[::1]:%d/",
          "http://[0:0:0:0:0:0:0:1]:%d/",
          "http://[::]:%d/",
          "http://[::127.0.0.1]:%d/",
          "http://[::7f00:1]:%d/",
          "http://[::ffff:127.0.0.1]:%d/",
          "http://[::ffff:7f00:1]:%d/",
          "http://[::ffff:0:127.0.0.1]:%d/",
          "http://[::ffff:10.0.0.1]:%d/",
          "http://[64:ff9b::127.0.0.1]:%d/",
          "http://[64:ff9b::7f00:1]:%d/",
          "http://[64:ff9b::a9fe:a9fe]:%d/",
          "http://[64:ff9b:1::7f00:1]:%d/",
          "http://[2002:7f00:1::]:%d/",
          "http://[2002:a00:1::1]:%d/",
          "http://[2002:a9fe:a9fe::1]:%d/",
          "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]:%d/",
          "http://[2001:0:7f00:1::f7f7:f7f7]:%d/",
          "http://[2606:4700::5efe:127.0.0.1]:%d/",
          "http://[2606:4700::200:5efe:10.0.0.1]:%d/",
          "http://[fe80::1]:%d/",
          "http://[fe80::1%%25lo]:%d/",
          "http://[fe80::1%%25eth0]:%d/",
          "http://[fec0::1]:%d/",
          "http://[fc00::1]:%d/",
          "http://[fd00::1]:%d/",
          "http://[ff02::1]:%d/",
          "http://[100::1]:%d/",
          "http://[2001:db8::1]:%d/",
          "http://[3fff::1]:%d/",
          "http://[5f00::1]:%d/",
          "http://10.0.0.1:%d/",
          "http://10.255.255.255:%d/",
          "http://100.64.0.1:%d/",
          "http://100.127.255.255:%d/",
          "http://169.254.169.254:%d/",
          "http://2852039166:%d/",
          "http://172.16.0.1:%d/",
          "http://172.31.255.255:%d/",
          "http://192.0.0.1:%d/",
          "http://192.0.2.1:%d/",
          "http://192.88.99.1:%d/",
          "http://192.168.1.1:%d/",
          "http://198.18.0.1:%d/",
          "http://198.51.100.1:%d/",
          "http://203.0.113.1:%d/",
          "http://224.0.0.1:%d/",
          "http://240.0.0.1:%d/",
          "http://255.255.255.255:%d/",
          "http://a.example@127.0.0.1:%d/",
          "http://user:secret@127.0.0.1:%d/",
          "http://@127.0.0.1:%d/",
          "http://127.0.0.1:%d@a.example/",
          "http://１２７.０.０.１:%d/",
          "http://127。0。0。1:%d/",
          "http://ｌｏｃａｌｈｏｓｔ:%d/",
          "http://①②⑦.⓪.⓪.①:%d/",
          "http://[::ffff:127.0.0.1]:%d/?q=http://news.example/",
          "https://127.0.0.1:%d/",
          "https://[::1]:%d/",
          "ftp://127.0.0.1:%d/",
          "gopher://127.0.0.1:%d/_GET",
          "file:///etc/passwd",
          "file://127.0.0.1:%d/etc/passwd",
          "jar:http://127.0.0.1:%d/a.jar!/b",
          "dict://127.0.0.1:%d/",
          "HTTP://127.0.0.1:%d/",
          "//127.0.0.1:%d/",
          "http:127.0.0.1:%d",
          "http:///127.0.0.1:%d/");

  @Test
  void connectsToNoInwardAddressInWhateverSpelling() throws IOException {
    assertThat(INWARD).hasSizeGreaterThan(60);
    try (RawServer canary = new RawServer(r -> r.answer("200 OK", "", "secret"));
        Outbound outbound = new Outbound(Allow.NOTHING, "Nightdesk/test", NOW)) {
      for (String form : INWARD) {
        URI url = URI.create(form.formatted(canary.port()));
        OutboundResult result = outbound.send(OutboundRequest.get(url).withLimits(LIMITS));
        assertThat(result).as(form).isInstanceOf(Failure.class);
        // An odd spelling that this machine's resolver does not know is no host at all.
        assertThat(((Failure) result).reason()).as(form).isIn(Reason.BLOCKED, Reason.DNS);
        assertThat(outbound.check(url)).as(form).isPresent();
      }
      assertThat(canary.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "64:ff9b::808:808",
        "2002:808:808::1",
        "::ffff:8.8.8.8"
      })
  void letsTheOpenInternetThrough(String literal) {
    assertThat(PublicAddress.is(AddressBlock.literal(literal))).isTrue();
  }

  @Test
  void exceptsOnlyWhatTheSettingNames() throws IOException {
    InetAddress one = AddressBlock.literal("127.0.0.1");
    InetAddress seven = AddressBlock.literal("127.0.0.7");
    Map<String, List<Boolean>> rows =
        Map.of(
            "127.0.0.1", List.of(true, true, false),
            "127.0.0.1:80", List.of(true, false, false),
            "127.0.0.0/8:80", List.of(true, false, true),
            "127.0.0.0/8", List.of(true, true, true),
            "hooks.corp.example:80", List.of(true, false, true),
            "[::1]:80", List.of(false, false, false),
            "::1", List.of(false, false, false));
    rows.forEach((entry, permits) -> {
      Allow allow = Allow.parse(List.of(" " + entry + " "));
      String host = "hooks.corp.example";
      assertThat(
              List.of(
                  allow.permits(host, one, 80),
                  allow.permits(host, one, 81),
                  allow.permits(host, seven, 80)))
          .as(entry)
          .isEqualTo(permits);
    });
    assertThat(Allow.parse(List.of("[::1]:80")).permits("a", AddressBlock.literal("::1"), 80))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1:0",
        "127.0.0.1:99999",
        "127.0.0.0/33",
        "300.1.1.1",
        "a b",
        "*",
        "-"
      })
  void refusesAnEntryItCannotReadAndNamesIt(String entry) {
    assertThatThrownBy(() -> Allow.parse(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("outbound.allow: ")
        .hasMessageEndingWith(": " + entry);
  }

  @Test
  void connectsToTheAddressItChecked() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Guard.Lookup flipping =
        _ ->
            new InetAddress[] {
              AddressBlock.literal(asked.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "127.0.0.2")
            };
    try (RawServer open = new RawServer(r -> r.answer("200 OK", "", "open"));
        Outbound outbound =
            new Outbound(Allow.parse(List.of("127.0.0.1")), "Nightdesk/test", NOW, flipping)) {
      URI url = URI.create("http://flips.example:" + open.port() + "/");
      int answers = 0;
      for (int i = 0; i < 100; i++) {
        OutboundResult result = outbound.send(OutboundRequest.get(url).withLimits(LIMITS));
        answers += result instanceof Answer ? 1 : 0;
        if (result instanceof Failure failure) {
          assertThat(failure.reason()).isEqualTo(Reason.BLOCKED);
        }
      }
      assertThat(answers).isEqualTo(50);
      assertThat(open.connections()).isEqualTo(50);
    }
  }

  @Test
  void choosesTheOpenAddressOfSeveral() throws IOException {
    Guard.Lookup mixed =
        _ ->
            new InetAddress[] {AddressBlock.literal("10.0.0.1"), AddressBlock.literal("127.0.0.1")};
    try (RawServer open = new RawServer(r -> r.answer("200 OK", "", "open"));
        Outbound outbound =
            new Outbound(Allow.parse(List.of("127.0.0.1")), "Nightdesk/test", NOW, mixed)) {
      URI url = URI.create("http://two.example:" + open.port() + "/");

      assertThat(outbound.send(OutboundRequest.get(url).withLimits(LIMITS)))
          .isInstanceOf(Answer.class);
      assertThat(outbound.check(url)).isEmpty();
    }
  }

  @Test
  void aNameServiceThatHangsEndsWithTheDeadline() {
    Guard.Lookup hanging =
        _ -> {
          try {
            new java.util.concurrent.CountDownLatch(1).await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException();
        };
    try (Outbound outbound = new Outbound(Allow.NOTHING, "Nightdesk/test", NOW, hanging)) {
      Limits brief = new Limits(Duration.ofMillis(100), 10, 0);
      OutboundRequest request =
          OutboundRequest.get(URI.create("http://a.example/")).withLimits(brief);

      assertThat(outbound.send(request))
          .isInstanceOfSatisfying(
              Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.TIMEOUT));
    }
  }
}
