package org.nightdesk.app.run;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.desk.DeskSettings;
import org.nightdesk.notify.send.MailServer;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.settings.Setting;
import org.nightdesk.runtime.settings.Settings;

/// What no type of a setting can say, looked at before anything starts: a process that is wrongly
/// set should not get half-way up.
final class Fitting {
  private Fitting() {}

  /// A sentence for each value that does not fit.
  static List<String> problems(Settings settings) {
    List<String> problems = new ArrayList<>();
    int partitions = settings.get(RuntimeSettings.STREAM_PARTITIONS);
    if (partitions < 1) {
      problems.add("stream.partitions is not positive: " + partitions);
    }
    for (Setting<String> host : List.of(DeskSettings.HOST, StatusServer.HOST)) {
      try {
        InetAddress.getByName(settings.get(host));
      } catch (UnknownHostException e) {
        problems.add(host.key() + " is no address of this machine: " + settings.get(host));
      }
    }
    String url = settings.get(RuntimeSettings.DESK_URL);
    if (!isWebAddress(url)) {
      problems.add("desk.url is not an http or https address with a host: " + url);
    }
    try {
      Node.allowed(settings);
      Object _ = MailServer.of(settings);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  /// Links in messages begin with it.
  private static boolean isWebAddress(String url) {
    try {
      URI uri = new URI(url);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
