package dev.servicehealth;

import com.google.common.base.Throwables;

/** Words for memory that ran out. They are the same wherever it does, and name the remedy. */
public final class FullHeap {
  private FullHeap() {}

  /** Returns whether memory ran out; Spark wraps the error of a task. */
  public static boolean isCauseOf(Throwable thrown) {
    return Throwables.getCausalChain(thrown).stream().anyMatch(OutOfMemoryError.class::isInstance);
  }

  /**
   * @param work what could not be done, as in {@code read data source requests}
   */
  public static Failure failure(String work, Throwable cause) {
    return new Failure(
        Failure.Kind.OTHER,
        ("Cannot %s: the heap of %,d MB is full.%n"
                + "Set SERVICE_HEALTH_HEAP to more, as in SERVICE_HEALTH_HEAP=8g, and run again.")
            .formatted(work, Runtime.getRuntime().maxMemory() >> 20),
        cause);
  }
}
