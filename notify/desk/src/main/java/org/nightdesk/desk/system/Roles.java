package org.nightdesk.desk.system;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.StreamNames;

/// Who does the work of each role, asked of Kafka itself: the processes of its group and the
/// partitions that each of them leads. Whoever leads a partition of what a role's schedule is kept
/// by holds that part of the schedule. Asks at most every few seconds. Thread-safe.
final class Roles {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int PATIENCE_MILLIS = 3_000;

  /// A role and what it keeps a schedule of.
  ///
  /// @param scheduled the stream by whose partitions the schedule is divided; absent: it has none
  /// @param what in words
  private record Role(String name, @Nullable Stream<?> scheduled, String what) {}

  private static final List<Role> ROLES =
      List.of(
          new Role("ingest", Stream.FEEDS, "polls of feeds"),
          new Role("classify", null, ""),
          new Role("notify", Stream.ALERTS, "messages and digests"));

  /// How a role is.
  ///
  /// @param role its name
  /// @param state in words
  /// @param problem why nothing is known of it; absent when something is
  /// @param members by name
  record Shared(String role, String state, @Nullable String problem, List<Member> members) {}

  /// A process that does a part of the work.
  ///
  /// @param process the id of its data directory, the same over restarts
  /// @param here whether it is the process of this desk
  /// @param host as the broker sees it
  /// @param client id of its Kafka client
  /// @param partitions that it leads, by stream
  /// @param schedule what part of the role's schedule it holds; absent: none
  record Member(
      String process,
      boolean here,
      String host,
      String client,
      Map<String, List<Integer>> partitions,
      @Nullable Schedule schedule) {}

  /// A part of a schedule.
  ///
  /// @param of what, in words
  /// @param partitions of the stream that it is divided by
  record Schedule(String of, List<Integer> partitions) {}

  private final Pulse pulse;
  private final StreamNames names;
  private final String own;
  private final InstantSource clock;
  private Instant asked = Instant.MIN;
  private List<Shared> known = List.of();

  /// @param own id of this process's data directory
  Roles(Pulse pulse, StreamNames names, String own, InstantSource clock) {
    this.pulse = pulse;
    this.names = names;
    this.own = own;
    this.clock = clock;
  }

  /// Every role, in the order of an item's way.
  synchronized List<Shared> all() {
    Instant now = clock.instant();
    if (asked.plus(FRESH).isBefore(now)) {
      asked = now;
      known = ask();
    }
    return known;
  }

  private List<Shared> ask() {
    Admin admin = pulse.admin();
    Map<String, KafkaFuture<ConsumerGroupDescription>> answers =
        admin
            .describeConsumerGroups(
                ROLES.stream().map(this::group).toList(),
                new DescribeConsumerGroupsOptions().timeoutMs(PATIENCE_MILLIS))
            .describedGroups();
    List<Shared> roles = new ArrayList<>();
    for (Role role : ROLES) {
      roles.add(shared(role, Objects.requireNonNull(answers.get(group(role)))));
    }
    return roles;
  }

  private String group(Role role) {
    return names.prefix() + role.name();
  }

  private Shared shared(Role role, KafkaFuture<ConsumerGroupDescription> answer) {
    try {
      ConsumerGroupDescription group = answer.get(PATIENCE_MILLIS + 500L, TimeUnit.MILLISECONDS);
      List<Member> members =
          group.members().stream()
              .map(member -> member(role, member))
              .sorted(Comparator.comparing(Member::process).thenComparing(Member::client))
              .toList();
      return new Shared(role.name(), words(group.groupState()), null, members);
    } catch (ExecutionException e) {
      return e.getCause() instanceof GroupIdNotFoundException
          ? new Shared(role.name(), "has never run on this Kafka", null, List.of())
          : unknown(role, String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      return unknown(role, "no answer within " + PATIENCE_MILLIS / 1_000 + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown(role, "the desk is stopping");
    }
  }

  private static Shared unknown(Role role, String why) {
    return new Shared(role.name(), "not known", "Kafka does not tell: " + why, List.of());
  }

  private static String words(GroupState state) {
    return switch (state) {
      case STABLE -> "at work";
      case PREPARING_REBALANCE, COMPLETING_REBALANCE, ASSIGNING, RECONCILING, NOT_READY ->
          "being shared out anew";
      case EMPTY, DEAD -> "nobody does this work now";
      case UNKNOWN -> "not known";
    };
  }

  private Member member(Role role, MemberDescription member) {
    Map<String, TreeSet<Integer>> led = new TreeMap<>();
    for (TopicPartition partition : member.assignment().topicPartitions()) {
      String stream = names.streamOf(partition.topic()).map(Stream::name).orElse(partition.topic());
      led.computeIfAbsent(stream, _ -> new TreeSet<>()).add(partition.partition());
    }
    Map<String, List<Integer>> partitions = new LinkedHashMap<>();
    led.forEach((stream, numbers) -> partitions.put(stream, List.copyOf(numbers)));
    String process = process(role, member);
    return new Member(
        process,
        process.equals(own),
        member.host().replaceFirst("^/", ""),
        member.clientId(),
        partitions,
        schedule(role, partitions));
  }

  private static @Nullable Schedule schedule(Role role, Map<String, List<Integer>> partitions) {
    List<Integer> held = role.scheduled() == null ? null : partitions.get(role.scheduled().name());
    return held == null ? null : new Schedule(role.what(), held);
  }

  /// Members are named `ROLE-ID-THREAD`, see the runtime's group instance id.
  private static String process(Role role, MemberDescription member) {
    return member
        .groupInstanceId()
        .map(id -> id.replaceFirst("^" + role.name() + "-", "").replaceFirst("-\\d+$", ""))
        .orElse(member.consumerId());
  }
}
