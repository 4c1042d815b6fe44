package org.nightdesk.contract;

/// Names of the record headers: CloudEvents 1.0, Kafka binding, binary content mode, W3C Trace
/// Context, and Nightdesk's own. A hop replaces all `ce_*`.
public final class CloudEvent {
  private CloudEvent() {}

  /// What makes a repetition recognisable: an id that says which state of which thing this is.
  public static final String ID = "ce_id";

  public static final String SOURCE = "ce_source";
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String TYPE = "ce_type";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";
  public static final String CONTENT_TYPE = "content-type";
  public static final String TRACE_PARENT = "traceparent";

  /// Names of an item's topics, separated by commas, so that a consumer can skip cheaply; empty
  /// when it has none.
  public static final String TOPICS = "nd_topics";

  /// Present on what was put back by hand: it never alerts anybody, unless its value is `alert`.
  public static final String REPLAY = "nd_replay";

  /// Value of [#REPLAY]: what was put back alerts nobody.
  public static final String REPLAY_QUIET = "quiet";

  /// Value of [#REPLAY]: what was put back alerts like anything that comes by itself.
  public static final String REPLAY_ALERT = "alert";

  // Of dead letters: where the record stood, which stage refused it and why.
  public static final String DEAD_STREAM = "nd_stream";
  public static final String DEAD_PARTITION = "nd_partition";
  public static final String DEAD_OFFSET = "nd_offset";
  public static final String DEAD_STAGE = "nd_stage";

  /// One word from a closed set: `unreadable`, `failed`, `too-large`.
  public static final String DEAD_REASON = "nd_reason";

  public static final String DEAD_ERROR = "nd_error";

  /// Begins the name of each header that the record itself had, so that none of them is taken for
  /// one of the letter.
  public static final String DEAD_ORIGINAL = "nd_original_";

  /// On what was put back from a dead letter: the `ce_id` of the letter, which names the place
  /// where the record had stood.
  public static final String PUT_BACK = "nd_put_back";
}
