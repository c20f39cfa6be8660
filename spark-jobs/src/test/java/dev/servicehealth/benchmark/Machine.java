package dev.servicehealth.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where and with what the figures came about. */
final class Machine {
  private static final Pattern VERSIONED =
      Pattern.compile(".*/(spark-sql|delta-spark|duckdb_jdbc)[_.\\d]*-(\\d[\\d.]*\\d)\\.jar");

  private Machine() {}

  static String description(Path home) throws IOException {
    return """
    - Machine: %s, %d cores, %s GB of memory, %s
    - Date: %s; load average before the start: %s
    - Versions: Java %s, %s; commit %s
    """
        .formatted(
            first("/proc/cpuinfo", "model name\\s*: (.*)"),
            Runtime.getRuntime().availableProcessors(),
            Math.round(Long.parseLong(first("/proc/meminfo", "MemTotal:\\s+(\\d+) kB")) / 1e6),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            LocalDate.now(ZoneOffset.UTC),
            first("/proc/loadavg", "(\\S+) .*"),
            System.getProperty("java.version"),
            versions(),
            commit(home));
  }

  private static String first(String file, String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
    return matcher.find() ? matcher.group(1) : "unknown";
  }

  /** As the jars on the class path call themselves. */
  private static String versions() {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .map(VERSIONED::matcher)
        .filter(Matcher::matches)
        .map(jar -> jar.group(1) + " " + jar.group(2))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String commit(Path home) throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return commit.isEmpty() ? "unknown" : commit;
  }
}
