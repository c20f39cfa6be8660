package dev.servicehealth.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a JVM of its own, as people start it; it can be killed. */
final class ChildJvm {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Process process;
  private final Path output;

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a command.
   *
   * @param output gets what the command prints and logs
   * @param properties as in {@code service-health.log=info}
   */
  static ChildJvm start(Path output, List<String> properties, String... arguments) {
    return start(Main.class, output, "1g", properties, arguments);
  }

  /**
   * Starts a command that can use S3.
   *
   * @param environment where its credentials are
   */
  static ChildJvm withS3(Path output, Map<String, String> environment, String... arguments) {
    String classPath =
        CLASS_PATH + File.pathSeparator + String.join(File.pathSeparator, S3Server.clientJars());
    return start(Main.class, output, "1g", classPath, environment, List.of(), arguments);
  }

  /** The same with another heap. */
  static ChildJvm withHeap(String heap, Path output, String... arguments) {
    return start(Main.class, output, heap, List.of(), arguments);
  }

  /** Starts another class in the same way. */
  static ChildJvm start(Class<?> main, Path output, List<String> properties, String... arguments) {
    return start(main, output, "1g", properties, arguments);
  }

  private static ChildJvm start(
      Class<?> main, Path output, String heap, List<String> properties, String... arguments) {
    return start(main, output, heap, CLASS_PATH, Map.of(), properties, arguments);
  }

  private static ChildJvm start(
      Class<?> main,
      Path output,
      String heap,
      String classPath,
      Map<String, String> environment,
      List<String> properties,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags of this JVM, for the sake of --add-opens, without those that name its files.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.contains("IgnoreUnrecognized"))
        .forEach(command::add);
    // Short runs end before the second compiler pays; without it, the code cache would be too
    // small.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m"));
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseParallelGC", "-XX:-UsePerfData"));
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    properties.forEach(property -> command.add("-D" + property));
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(Arrays.asList(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      builder.environment().putAll(environment);
      return new ChildJvm(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has printed a text, or has ended. */
  void await(String text) throws InterruptedException {
    while (process.isAlive() && !printed().contains(text)) {
      Thread.sleep(10);
    }
  }

  /** Waits for the end; the exit code. */
  int exit() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Hands the process a line of input. */
  void tell(String line) {
    try {
      process.outputWriter().write(line + "\n");
      process.outputWriter().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Everything printed so far. */
  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Kills the process, without a chance to tidy up, some time after it has printed a text.
   *
   * @return false when it had ended by itself
   */
  boolean killAfter(String text, long milliseconds) {
    try {
      await(text);
      return !process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      kill();
    }
  }

  /** Kills the process and waits for its end. */
  void kill() {
    process.destroyForcibly();
    exit();
  }
}
