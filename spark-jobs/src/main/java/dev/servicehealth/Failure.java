package dev.servicehealth;

/**
 * Ends a command with an exit code and a sentence for people: "Cannot …: values", then what to do.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of failure that a scheduler can tell apart. */
  public enum Kind {
    OTHER(1),
    USAGE(2),
    NOT_READY(20),
    AUDIT_FAILED(30),
    HELD(40),
    DIFFERENT(50);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  public Failure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Failure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
