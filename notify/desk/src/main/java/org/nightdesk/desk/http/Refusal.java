package org.nightdesk.desk.http;

/// Carries a [Problem] from wherever it is found to the one place that answers. It is no fault of
/// the desk, so it has no stack trace and is not logged.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super(problem.error(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /// What is asked for does not exist, or not for this caller.
  public static Refusal notFound(String what) {
    return new Refusal(Problem.of(404, what));
  }

  /// The request as a whole makes no sense.
  public static Refusal bad(String error) {
    return new Refusal(Problem.of(400, error));
  }

  /// One field of it is wrong.
  public static Refusal field(String field, String error) {
    return new Refusal(Problem.ofField(field, error));
  }

  /// It contradicts what is there.
  public static Refusal conflict(String error) {
    return new Refusal(Problem.of(409, error));
  }
}
