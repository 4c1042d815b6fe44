package org.nightdesk.desk.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/// How strictly Jetty takes what comes in, and what it says when it answers by itself.
final class JettyRules {
  private JettyRules() {}

  /// Requests under way get so long at the stop, in milliseconds.
  private static final long STOP = 2_000;

  /// Event streams send a comment more often than this, in milliseconds.
  private static final long IDLE = 30_000;

  static void apply(Server server) {
    server.setStopTimeout(STOP);
    server.setHandler(new GracefulHandler());
    server.setErrorHandler(new Sentences());
  }

  static void apply(HttpConfiguration http, boolean secure) {
    Map<String, String> headers = SecurityHeaders.all(secure);
    http.setUriCompliance(UriCompliance.DEFAULT); // refuses encoded slashes and dot segments
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setIdleTimeout(IDLE);
    http.setRequestHeaderSize(8_192);
    http.addCustomizer((request, answer) -> {
      headers.forEach(answer::put);
      return request;
    });
  }

  /// Answers in the API's form, without naming the server.
  private static final class Sentences extends ErrorHandler {
    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int code,
        String message,
        Throwable cause,
        Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      Content.Sink.write(response, true, sentence(code), callback);
    }

    private static String sentence(int status) {
      return new String(
          ApiJson.bytes(Problem.of(status, "the request was not understood")),
          StandardCharsets.UTF_8);
    }
  }
}
