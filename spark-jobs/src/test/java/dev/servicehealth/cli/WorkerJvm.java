package dev.servicehealth.cli;

import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that runs one command after another: only the first waits for its start. */
final class WorkerJvm implements AutoCloseable {
  private final ChildJvm jvm;
  private int told;

  private WorkerJvm(ChildJvm jvm) {
    this.jvm = jvm;
  }

  /**
   * Starts it.
   *
   * @param output gets what the commands print and log
   * @param properties as in {@code service-health.log=info}
   */
  static WorkerJvm start(Path output, List<String> properties) {
    return new WorkerJvm(ChildJvm.start(Worker.class, output, properties));
  }

  void tell(String... arguments) {
    jvm.tell(String.join("\t", arguments));
    told++;
  }

  /** Waits for the end of the command that it was told last; its exit code. */
  int exit() {
    List<Integer> ended = ended();
    while (ended.size() < told) {
      if (!jvm.isAlive()) {
        throw new AssertionError("The worker died:\n" + jvm.printed());
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      ended = ended();
    }
    return ended.get(told - 1);
  }

  /** What the command that it was told last has printed so far. */
  String printed() {
    String all = jvm.printed().stripTrailing();
    int end = all.lastIndexOf(Worker.ENDED);
    return all.substring(Math.max(0, all.lastIndexOf(Worker.ENDED, end - 1)));
  }

  private List<Integer> ended() {
    return jvm.printed()
        .lines()
        .filter(line -> line.startsWith(Worker.ENDED))
        .map(line -> Integer.parseInt(line.substring(Worker.ENDED.length())))
        .toList();
  }

  @Override
  public void close() {
    jvm.kill();
  }
}
