package org.nightdesk.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invented publisher.
///
/// @param name as its feed states it
/// @param host under `.example`, for the links of its pieces
/// @param language BCP 47
/// @param format of its feed
/// @param behaviour of its site
/// @param folders where its feed stands in the subscription list
/// @param pieces oldest first
record Outlet(
    String name,
    String host,
    String language,
    Format format,
    Behaviour behaviour,
    List<String> folders,
    List<Piece> pieces) {

  Outlet {
    folders = List.copyOf(folders);
    pieces = List.copyOf(pieces);
  }

  /// What a feed is written in.
  enum Format {
    @JsonProperty("rss")
    RSS,
    @JsonProperty("atom")
    ATOM,
    @JsonProperty("rdf")
    RDF,
    @JsonProperty("json")
    JSON
  }

  /// How a site answers.
  enum Behaviour {
    @JsonProperty("ok")
    OK,
    /// Publishes a last piece and then nothing.
    @JsonProperty("quiet")
    QUIET,
    /// Answers after some seconds.
    @JsonProperty("slow")
    SLOW,
    /// Writes its text into the document as it is, with signs that XML does not allow there.
    @JsonProperty("illformed")
    ILL_FORMED,
    /// A web page stands where the feed should be.
    @JsonProperty("page")
    PAGE,
    /// 403 to everybody.
    @JsonProperty("forbidden")
    FORBIDDEN,
    /// 410 after a while.
    @JsonProperty("gone")
    GONE
  }

  /// One thing that was published.
  ///
  /// @param at seconds from the first request to the feed; negative: it stood there before
  /// @param event what it tells of, where several pieces tell of the same; absent: it stands alone
  /// @param title plain text
  /// @param summary plain text
  /// @param credit the agency that it was taken from
  /// @param date what the feed states instead of the truth
  record Piece(
      int at,
      @Nullable String event,
      String title,
      String summary,
      @Nullable String credit,
      @Nullable Instant date) {}
}
