package org.nightdesk.runtime.outbound;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Sets the library's client up: everything it would do of itself is off.
final class Client {
  // The longest header seen in the wild (a content security policy) has about 16 KB.
  private static final int HEADER_LINE = 32 << 10;
  private static final int HEADERS = 200;

  // The Scheduler limits jobs per host far below; this only keeps a mistake from growing.
  private static final int CONNECTIONS = 2_000;
  private static final int CONNECTIONS_PER_HOST = 64;

  private static final Timeout CONNECT = Timeout.ofSeconds(10);

  // Longer silence than any deadline: the deadline decides, this only frees a forgotten socket.
  private static final Timeout SILENCE = Timeout.ofMinutes(5);

  private Client() {}

  static CloseableHttpClient open(Guard guard, String userAgent) {
    Http1Config http =
        Http1Config.custom()
            .setMaxLineLength(HEADER_LINE)
            .setMaxHeaderCount(HEADERS)
            .setMaxEmptyLineCount(10)
            .build();
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(CONNECT)
            .setSocketTimeout(SILENCE)
            .setTimeToLive(TimeValue.ofMinutes(2))
            .setIdleTimeout(Timeout.ofSeconds(30))
            // Nothing is retried here, so a connection that the server has closed must be noticed.
            .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
            .build();
    RequestConfig request =
        RequestConfig.custom()
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setConnectionRequestTimeout(SILENCE)
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(http).build())
                .setDefaultConnectionConfig(connection)
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(SILENCE).build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .build())
        .setDefaultRequestConfig(request)
        .setUserAgent(userAgent)
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableConnectionState()
        .evictIdleConnections(TimeValue.ofSeconds(30))
        .build();
  }
}
