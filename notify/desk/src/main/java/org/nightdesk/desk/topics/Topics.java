package org.nightdesk.desk.topics;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nightdesk.contract.Topic;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;
import org.nightdesk.tagging.Taxonomy;
import org.nightdesk.tagging.TopicCheck;

/// Topics: listed, looked at, checked, saved, deleted. A saved topic is in force at once, in every
/// instance.
public final class Topics {
  private static final int MOST = 200;

  private final Register<Topic> register;
  private final TopicTrial trial;

  public Topics(Register<Topic> register, Archive archive, InstantSource clock) {
    this.register = register;
    this.trial = new TopicTrial(archive, clock);
  }

  public List<Route> routes() {
    String one = "/api/topics/{name}";
    return List.of(
        Route.get("/api/topics", "All topics", _ -> Answer.ok(all())),
        Route.post("/api/topics/check", "What is wrong with a topic, if anything", this::check),
        Route.post("/api/topics/try", "Who would get a topic, over the last days", this::trial),
        Route.get(one, "One topic", r -> Answer.ok(known(r))),
        Route.put(one, "Make or change a topic", this::save),
        Route.delete(one, "Delete a topic", this::delete));
  }

  private Map<String, Object> all() {
    return Map.of(
        "topics", register.all().stream().sorted(Comparator.comparing(Topic::name)).toList());
  }

  private Topic known(Request request) {
    String name = request.path("name");
    return register.get(name).orElseThrow(() -> Refusal.notFound("there is no topic " + name));
  }

  private Answer check(Request request) {
    return Answer.ok(Map.of("problems", problems(read(request))));
  }

  /// Refuses what is not even the shape of a topic, so that the check itself can speak of it.
  private static Topic read(Request request) {
    Topic topic = request.body().as(Topic.class);
    boolean whole =
        Stream.of(topic.name(), topic.title(), topic.description()).allMatch(Objects::nonNull)
            && Stream.concat(topic.signals().stream(), topic.doubts().stream())
                .allMatch(signal -> signal.name() != null && signal.query() != null)
            && topic.examples().stream().allMatch(example -> example.text() != null);
    if (!whole) {
      throw Refusal.bad(
          "a topic needs name, title and description, a signal name and query, an example text");
    }
    if (topic.signals().size() + topic.doubts().size() > MOST || topic.examples().size() > MOST) {
      throw Refusal.bad("a topic has at most " + MOST + " signals and " + MOST + " examples");
    }
    return topic;
  }

  private Taxonomy taxonomy() {
    Taxonomy taxonomy = Taxonomy.withoutTopics();
    for (Topic topic : register.all()) {
      taxonomy = taxonomy.with(topic);
    }
    return taxonomy;
  }

  private List<String> problems(Topic topic) {
    return TopicCheck.problems(topic, taxonomy());
  }

  private Answer trial(Request request) {
    Topic topic = read(request);
    List<String> problems = problems(topic);
    if (problems.stream().anyMatch(problem -> !problem.startsWith("example "))) {
      throw Refusal.bad(String.join("; ", problems));
    }
    return Answer.ok(trial.of(topic, taxonomy().with(topic)));
  }

  private Answer save(Request request) {
    Topic topic = read(request);
    if (!request.path("name").equals(topic.name())) {
      throw Refusal.field("name", "name is not the one in the address: " + topic.name());
    }
    List<String> problems = problems(topic);
    if (!problems.isEmpty()) {
      throw Refusal.bad(String.join("; ", problems));
    }
    boolean fresh = register.get(topic.name()).isEmpty();
    register.put(topic.name(), topic);
    return Answer.json(fresh ? 201 : 200, topic);
  }

  private Answer delete(Request request) {
    register.remove(known(request).name());
    return Answer.none();
  }
}
