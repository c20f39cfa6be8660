package dev.servicehealth.cli;

import dev.servicehealth.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;

/** Prints for a command: results on standard output, progress with the time on standard error. */
public final class Console implements Progress {
  private final PrintWriter out;
  private final PrintWriter err;
  private final long start = System.nanoTime();

  public Console(CommandSpec command) {
    this.out = command.commandLine().getOut();
    this.err = command.commandLine().getErr();
  }

  /** Tells people how far the work is. */
  @Override
  public void say(String sentence) {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    err.printf("[%d:%02d] %s%n", seconds / 60, seconds % 60, sentence);
    err.flush();
  }

  public void result(String text) {
    out.println(text);
    out.flush();
  }

  /** Tells people what went wrong beside the work. */
  void complain(String text) {
    err.println(text);
    err.flush();
  }

  PrintWriter out() {
    return out;
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
