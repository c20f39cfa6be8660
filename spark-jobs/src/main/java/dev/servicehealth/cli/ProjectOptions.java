package dev.servicehealth.cli;

import dev.servicehealth.project.Project;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The options of every command that works on a project. */
final class ProjectOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = Project.DEFAULT_FILE,
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path config;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "Act as if it were this time, as in 2026-08-25T06:00:00Z (default: the clock).")
  private Instant now;

  ProjectOptions() {}

  ProjectOptions(Path config, Instant now) {
    this.config = config;
    this.now = now;
  }

  Project load() {
    return Project.load(config);
  }

  Path config() {
    return config;
  }

  Clock clock() {
    return now == null ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
  }
}
