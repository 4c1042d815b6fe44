package org.nightdesk.desk.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhooksTest {
  @ParameterizedTest
  @CsvSource({
    "https://hooks.example, https://hooks.example",
    "https://hooks.example/, https://hooks.example/",
    "https://hooks.example:8443/T0/B1, https://hooks.example:8443/…",
    "https://hooks.example?key=SECRET, https://hooks.example/…",
    "https://hooks.example/?key=SECRET, https://hooks.example/…",
    "https://hooks.example#SECRET, https://hooks.example/…",
    "https://me:SECRET@hooks.example/x, https://…@hooks.example/…"
  })
  void onlySchemeHostAndPortOfAWebhookAreShown(String url, String shown) {
    assertThat(Webhooks.masked(url)).isEqualTo(shown);
  }
}
