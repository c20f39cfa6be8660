package dev.servicehealth.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that ran, as seen from outside.
 *
 * @param stages seconds by what the process said it was doing; what came before its first word is
 *     {@link #START}
 * @param peakBytes the most memory it held (resident)
 */
record Watched(double seconds, double cpuSeconds, long peakBytes, Map<String, Double> stages) {
  static final String START = "start";

  /** A stage as a progress line names it, without counts that follow. */
  private static final Pattern PROGRESS = Pattern.compile("\\[[\\d:.]+] ([^ (,:]+).*");

  /** The first words of the result; the work is done. */
  private static final Pattern RESULT = Pattern.compile(".*: recorded .*|done");

  private static final Pattern PEAK = Pattern.compile("(?s).*VmHWM:\\s+(\\d+) kB.*");

  /** Runs a command and repeats what it prints; its failure is an exception. */
  static Watched run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    CompletableFuture<Held> held = CompletableFuture.supplyAsync(() -> poll(process));
    List<Heard> heard = new ArrayList<>();
    heard.add(new Heard(0, START));
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println("  " + line);
        Matcher progress = PROGRESS.matcher(line);
        if (progress.matches()) {
          heard.add(new Heard(System.nanoTime() - start, progress.group(1)));
        } else if (RESULT.matcher(line).matches()) {
          heard.add(new Heard(System.nanoTime() - start, "end"));
        }
      }
    }
    Held most = held.join();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException("exit code " + process.exitValue() + ": " + command);
    }
    return new Watched(seconds, most.cpu().toMillis() / 1e3, most.peakBytes(), stages(heard));
  }

  /** Seconds from the first stage after the start to the result. */
  double work() {
    return stages.entrySet().stream()
        .filter(stage -> !stage.getKey().equals(START))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private record Heard(long nanos, String stage) {}

  private record Held(long peakBytes, Duration cpu) {}

  private static Map<String, Double> stages(List<Heard> heard) {
    Map<String, Double> stages = new LinkedHashMap<>();
    for (int i = 1; i < heard.size(); i++) {
      double seconds = (heard.get(i).nanos() - heard.get(i - 1).nanos()) / 1e9;
      stages.merge(heard.get(i - 1).stage(), seconds, Double::sum);
    }
    return stages;
  }

  /** Asks until the process ends; the kernel itself keeps the peak. */
  private static Held poll(Process process) {
    long peak = 0;
    Duration cpu = Duration.ZERO;
    try {
      do {
        Matcher status = PEAK.matcher(status(process));
        peak = status.matches() ? Math.max(peak, Long.parseLong(status.group(1)) * 1024) : peak;
        cpu = process.info().totalCpuDuration().orElse(cpu);
      } while (!process.waitFor(50, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a process ran", e);
    }
    return new Held(peak, cpu);
  }

  private static String status(Process process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
    } catch (IOException e) {
      return ""; // it has just ended
    }
  }
}
