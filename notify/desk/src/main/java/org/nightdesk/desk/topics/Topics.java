package org.nightdesk.desk.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nightdesk.contract.Topic;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;

/// Topics: listed, looked at, checked, saved, deleted. A saved topic is in force at once, in every
/// instance.
public final class Topics {
  private final Register<Topic> register;

  public Topics(Register<Topic> register) {
    this.register = register;
  }

  public List<Route> routes() {
    String one = "/api/topics/{name}";
    return List.of(
        Route.get("/api/topics", "All topics", _ -> Answer.ok(all())),
        Route.post("/api/topics/check", "What is wrong with a topic, if anything", this::check),
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
    return Answer.ok(Map.of("problems", problems(request.body().as(Topic.class))));
  }

  private List<String> problems(Topic topic) {
    List<String> problems = new ArrayList<>(TopicShape.problems(topic));
    for (String implied : topic.implies()) {
      if (register.get(implied).isEmpty() || implied.equals(topic.name())) {
        problems.add("implies names no other topic: " + implied);
      }
    }
    return problems;
  }

  private Answer save(Request request) {
    Topic topic = request.body().as(Topic.class);
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
