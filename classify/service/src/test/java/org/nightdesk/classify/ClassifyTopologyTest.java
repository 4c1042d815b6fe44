package org.nightdesk.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.classify.story.StoryBook;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.contract.TaggedItem.Change;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.StreamNames;
import org.nightdesk.tagging.Tagging;

final class ClassifyTopologyTest {
  private static final Instant START = Samples.NIGHT;
  private static final Item SPYWARE =
      Samples.item("i1", "one.example", "Court orders Velatrix to hand over spyware code", "");

  @TempDir Path directory;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private TopologyTestDriver driver;

  @BeforeEach
  void open() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            Classify.topology(
                new StreamNames(""),
                ClassifyTopologyTest::tag,
                StoryBook.Limits.USUAL,
                new ClassifyMetrics(meters)),
            config,
            START);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  /// One topic, one word; a text that says "explode" is a bug of the tagger.
  private static Tagging tag(Item item) {
    String title = item.title().toLowerCase(Locale.ROOT);
    if (title.contains("explode")) {
      throw new IllegalStateException("the tagger met what it cannot bear");
    }
    int at = title.indexOf("spyware");
    List<Tag> tags =
        at < 0
            ? List.of()
            : List.of(
                new Tag(
                    "ccic",
                    0.9,
                    List.of(
                        new Tag.Evidence(
                            "title", at, at + 7, item.title().substring(at, at + 7), "word"))));
    return new Tagging("en", List.of(), tags, "t1");
  }

  @Test
  void itemWithoutTagAppearsWithoutStory() {
    publish(Samples.item("i2", "one.example", "Rain in Borduria", ""));
    TestRecord<String, byte[]> record = read(Stream.TAGGED).getFirst();
    assertThat(value(record))
        .returns(null, TaggedItem::story)
        .returns(Change.NEW, TaggedItem::change)
        .returns(List.of(), TaggedItem::tags);
    assertThat(header(record, CloudEvent.TOPICS)).isEmpty();
    assertThat(header(record, CloudEvent.ID))
        .isEqualTo("i2/1/%s/1/t1/0".formatted(value(record).item().contentHash()));
  }

  @Test
  void taggedItemGoesByWayOfTheStoryWithItsHeadersReplaced() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(CloudEvent.ID, "of the item".getBytes(StandardCharsets.UTF_8));
    headers.add(
        CloudEvent.TRACE_PARENT,
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.UTF_8));
    publish("i1", Json.bytes(SPYWARE), headers);
    TestRecord<String, byte[]> record = read(Stream.TAGGED).getFirst();
    StoryRef story = Objects.requireNonNull(value(record).story());
    assertThat(story)
        .returns(1, StoryRef::change)
        .returns("one.example", StoryRef::firstOutlet)
        .returns(SPYWARE.title(), StoryRef::headline);
    assertThat(header(record, CloudEvent.TOPICS)).isEqualTo("ccic");
    assertThat(header(record, CloudEvent.ID))
        .isEqualTo("i1/1/%s/1/t1/1".formatted(SPYWARE.contentHash()));
    assertThat(record.headers().headers(CloudEvent.ID)).hasSize(1);
    assertThat(header(record, CloudEvent.TRACE_PARENT))
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    assertThat(record.getRecordTime()).isEqualTo(START);
  }

  @Test
  void copiesAreOneItemAndAnEditIsARevision() {
    publish(SPYWARE);
    publish(Samples.item("i1", "two.example", "Velatrix spyware code", ""));
    publish(Samples.item("i1", "two.example", "Velatrix spyware code", ""));
    publish(Samples.item("i1", "one.example", "Court orders Velatrix to hand over spyware", ""));
    assertThat(values())
        .extracting(TaggedItem::change, TaggedItem::revision, t -> t.copies().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Change.NEW, 1, 1),
            org.assertj.core.groups.Tuple.tuple(Change.COPY, 1, 2),
            org.assertj.core.groups.Tuple.tuple(Change.REVISION, 2, 2));
  }

  @Test
  void aCopyThatBringsAnotherTextOrTagIsAnotherEventThoughNoRevision() {
    publish(Samples.item("i1", "one.example", "Court orders Velatrix", ""));
    publish(Samples.item("i1", "two.example", "Court orders Velatrix: the spyware", ""));
    publish(Samples.item("i1", "three.example", "Velatrix", ""));
    publish(Samples.item("i1", "three.example", "Court orders Velatrix: spyware of its own", ""));
    List<TestRecord<String, byte[]>> records = read(Stream.TAGGED);
    assertThat(records)
        .extracting(ClassifyTopologyTest::value)
        .allMatch(tagged -> tagged.revision() == 1)
        .extracting(tagged -> tagged.item().outlet())
        .containsExactly("one.example", "two.example", "two.example", "three.example");
    assertThat(records).extracting(r -> header(r, CloudEvent.ID)).doesNotHaveDuplicates();
  }

  @Test
  void itemThatLosesItsTagStaysInItsStory() {
    publish(SPYWARE);
    publish(Samples.item("i1", "one.example", "Court orders Velatrix to hand over its code", ""));
    List<TaggedItem> values = values();
    assertThat(values.getLast().tags()).isEmpty();
    assertThat(Objects.requireNonNull(values.getLast().story()).id())
        .isEqualTo(Objects.requireNonNull(values.getFirst().story()).id());
  }

  @Test
  void aCorrectionSaysSoAndWhichTopicsItsStoryHasHad() {
    publish(Samples.item("i1", "one.example", "Spyware found on a phone in Borduria", ""));
    publish(Samples.item("i1", "one.example", "Correction: Malware found on a phone", ""));
    List<StoryRef> stories =
        read(Stream.TAGGED).stream().map(record -> value(record).story()).toList();
    assertThat(stories.getFirst())
        .returns(null, StoryRef::corrects)
        .returns(null, StoryRef::topics);
    assertThat(stories.getLast())
        .returns(2, StoryRef::change)
        .returns(true, StoryRef::corrects)
        .returns(List.of("ccic"), StoryRef::topics);
  }

  @Test
  void sameEventInTwoOutletsIsOneStory() {
    publish(SPYWARE);
    String first = story(values().getFirst());
    publish(Samples.item("i9", "two.example", "Velatrix must hand over spyware code: court", ""));
    TaggedItem second = values().getFirst();
    assertThat(story(second)).isEqualTo(first);
    assertThat(Objects.requireNonNull(second.story()).outlets()).isEqualTo(2);
  }

  @Test
  void recordThatCannotBeReadOrTaggedIsADeadLetterAndTheNextOnePasses() {
    publish("g", "no json".getBytes(StandardCharsets.UTF_8), new RecordHeaders());
    publish(Samples.item("i3", "one.example", "Explode", ""));
    driver
        .createInputTopic("story", new StringSerializer(), new ByteArraySerializer())
        .pipeInput("s", "{".getBytes(StandardCharsets.UTF_8));
    publish(SPYWARE);
    assertThat(read(Stream.DEAD_LETTERS))
        .extracting(r -> header(r, CloudEvent.DEAD_STAGE), r -> header(r, CloudEvent.DEAD_REASON))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("merge", "unreadable"),
            org.assertj.core.groups.Tuple.tuple("merge", "failed"),
            org.assertj.core.groups.Tuple.tuple("story", "unreadable"));
    assertThat(values()).extracting(TaggedItem::id).containsExactly("i1");
  }

  @Test
  void valueTooLargeForKafkaBecomesADeadLetterOfItsReasonOnly() {
    publish(Samples.item("big", "one.example", "Spyware", "x".repeat(Event.MAX_BYTES)));
    publish(SPYWARE);
    List<TestRecord<String, byte[]>> letters = read(Stream.DEAD_LETTERS);
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().value()).isNull();
    assertThat(header(letters.getFirst(), CloudEvent.DEAD_REASON)).isEqualTo("too-large");
    assertThat(values()).extracting(TaggedItem::id).containsExactly("i1");
  }

  @Test
  void whatIsPutBackByHandIsToldAgainAndStaysMarked() {
    publish(SPYWARE);
    read(Stream.TAGGED);
    RecordHeaders headers = new RecordHeaders();
    headers.add(CloudEvent.REPLAY, "quiet".getBytes(StandardCharsets.UTF_8));
    publish("i1", Json.bytes(SPYWARE), headers);
    TestRecord<String, byte[]> record = read(Stream.TAGGED).getFirst();
    assertThat(value(record).change()).isEqualTo(Change.RETAG);
    assertThat(header(record, CloudEvent.REPLAY)).isEqualTo("quiet");
  }

  @Test
  void forgetsTheTextAfterTwoDaysAndTheItemAfterThirty() {
    publish(SPYWARE);
    driver.advanceWallClockTime(Duration.ofDays(3));
    publish(Samples.item("i1", "two.example", "Velatrix spyware code", ""));
    assertThat(values()).extracting(TaggedItem::change).containsExactly(Change.NEW);
    driver.advanceWallClockTime(Duration.ofDays(31));
    assertThat(driver.getKeyValueStore("merged").get("i1")).isNull();
  }

  @Test
  void countsWhatItDecides() {
    publish(SPYWARE);
    publish(SPYWARE);
    publish(Samples.item("i2", "one.example", "Rain in Borduria", ""));
    assertThat(count("nightdesk.records.in", "stage", "merge")).isEqualTo(3);
    assertThat(count("nightdesk.items.told", "change", "new")).isEqualTo(2);
    assertThat(count("nightdesk.stories", "outcome", "begun")).isEqualTo(1);
    assertThat(count("nightdesk.tags", "topic", "ccic")).isEqualTo(1);
  }

  private double count(String name, String tag, String value) {
    return meters.counter(name, tag, value).count();
  }

  private static String story(TaggedItem tagged) {
    return Objects.requireNonNull(tagged.story()).id();
  }

  private void publish(Item item) {
    publish(item.id(), Json.bytes(item), new RecordHeaders());
  }

  private void publish(String key, byte[] value, RecordHeaders headers) {
    driver
        .createInputTopic("items", new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, START));
  }

  private List<TestRecord<String, byte[]>> read(Stream<?> stream) {
    return driver
        .createOutputTopic(stream.name(), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private List<TaggedItem> values() {
    return read(Stream.TAGGED).stream().map(ClassifyTopologyTest::value).toList();
  }

  private static TaggedItem value(TestRecord<String, byte[]> record) {
    return Json.read(record.value(), TaggedItem.class);
  }

  private static @Nullable String header(TestRecord<String, byte[]> record, String name) {
    return Event.header(record.headers(), name);
  }
}
