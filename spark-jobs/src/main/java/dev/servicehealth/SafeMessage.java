package dev.servicehealth;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;

/**
 * Says why something failed without the values of raw rows, which may name people. Only tasks of
 * Spark hold rows, and their messages quote them: "The value 'ann@example.com' cannot be cast". So
 * the message of anything thrown in a task is replaced by its class and condition, unless it is of
 * a kind that speaks of files, columns or constraints alone. Leaving out known conditions instead
 * would let the next one through.
 */
public final class SafeMessage {
  /** Their first line names a file, or a constraint with its column. */
  private static final List<String> SAFE_CONDITIONS =
      List.of("FAILED_READ_FILE", "DELTA_VIOLATE_CONSTRAINT", "DELTA_NOT_NULL_CONSTRAINT");

  private static final List<String> SAFE_CLASSES =
      List.of(
          "dev.servicehealth.",
          "org.apache.parquet.",
          "org.apache.spark.sql.execution.datasources.SchemaColumnConvertNotSupportedException");

  private final List<Throwable> chain;
  private final int firstInTask;
  private final List<String> hidden = new ArrayList<>();

  private SafeMessage(Throwable thrown) {
    this.chain = Throwables.getCausalChain(thrown);
    this.firstInTask = firstInTask(chain);
    for (int i = firstInTask; i < chain.size(); i++) {
      String message = chain.get(i).getMessage();
      if (message != null && !message.isBlank() && !isOfFile(chain.get(i))) {
        hidden.add(message);
      }
    }
  }

  /** The first line of the outermost message that may be read. */
  public static String outermost(Throwable thrown) {
    SafeMessage safe = new SafeMessage(thrown);
    for (int i = 0; i < safe.chain.size(); i++) {
      if (safe.isReadable(i)) {
        return safe.line(i);
      }
    }
    return safe.line(safe.chain.size() - 1);
  }

  /** The first line of the deepest message, which names the cause. */
  public static String deepest(Throwable thrown) {
    SafeMessage safe = new SafeMessage(thrown);
    return safe.line(safe.chain.size() - 1);
  }

  /** Returns whether it was thrown where rows are read, and not before. */
  public static boolean isOfTask(Throwable thrown) {
    return Throwables.getCausalChain(thrown).stream()
        .anyMatch(each -> isAbort(each) || hasFrameOfTask(each));
  }

  /** Prints the whole story: every class and position, and the messages that may be read. */
  public static void printStackTrace(Throwable thrown, PrintWriter out) {
    SafeMessage safe = new SafeMessage(thrown);
    for (int i = 0; i < safe.chain.size(); i++) {
      Throwable each = safe.chain.get(i);
      out.print(i == 0 ? "" : "Caused by: ");
      out.println(safe.isReadable(i) ? each.toString() : safe.line(i));
      for (StackTraceElement frame : each.getStackTrace()) {
        out.println("\tat " + frame);
      }
    }
  }

  private String line(int index) {
    Throwable thrown = chain.get(index);
    if (isReadable(index)) {
      return thrown.getMessage().lines().filter(line -> !line.isBlank()).findFirst().orElseThrow();
    }
    String condition = thrown instanceof SparkThrowable spark ? spark.getCondition() : null;
    return thrown.getClass().getSimpleName() + (condition == null ? "" : " (" + condition + ")");
  }

  private boolean isReadable(int index) {
    Throwable thrown = chain.get(index);
    String message = thrown.getMessage();
    if (message == null || message.isBlank() || isAbort(thrown)) {
      return false;
    }
    return index >= firstInTask
        ? isOfFile(thrown)
        : hidden.stream().noneMatch(message::contains); // it may quote its cause
  }

  private static boolean isOfFile(Throwable thrown) {
    String name = thrown.getClass().getName();
    if (thrown instanceof SparkThrowable spark && spark.getCondition() != null) {
      return SAFE_CONDITIONS.stream().anyMatch(spark.getCondition()::startsWith);
    }
    boolean ofReader = thrown instanceof IOException && !name.startsWith("com.fasterxml.");
    return ofReader || SAFE_CLASSES.stream().anyMatch(name::startsWith);
  }

  private static int firstInTask(List<Throwable> chain) {
    for (int i = 0; i < chain.size(); i++) {
      if (hasFrameOfTask(chain.get(i))) {
        return i;
      }
      if (isAbort(chain.get(i))) {
        return i + 1;
      }
    }
    return chain.size();
  }

  private static boolean hasFrameOfTask(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith("org.apache.spark.executor.Executor$TaskRunner")) {
        return true;
      }
    }
    return false;
  }

  /** The driver's own exception quotes that of the task. */
  private static boolean isAbort(Throwable thrown) {
    return thrown instanceof SparkException
        && String.valueOf(thrown.getMessage()).startsWith("Job aborted");
  }
}
