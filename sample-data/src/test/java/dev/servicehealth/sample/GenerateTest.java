package dev.servicehealth.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateTest {
  private static final String FLEET = Path.of("..", "sample-data", "fleet.yaml").toString();
  @TempDir private Path folder;
  private final StringWriter results = new StringWriter();
  private final StringWriter progress = new StringWriter();

  @Test
  void writes_the_rows_a_day_that_are_asked_for() {
    int exit = run("--service", "store", "--from", "2026-06-03", "--days", "2", "--rows", "5000");
    assertThat(exit).isZero();
    assertThat(results.toString()).startsWith("10,000 rows");
    assertThat(progress.toString()).contains("store-requests: 10,000 rows in 48 partitions");
    assertThat(folder.resolve("telemetry/store-requests/2026-06-04/23")).isNotEmptyDirectory();
    assertThat(Files.exists(folder.resolve("telemetry/music-events"))).isFalse();
  }

  @Test
  void refuses_days_outside_the_story() {
    assertThat(refusal("--to", "2027-01-01"))
        .isEqualTo(
            "Cannot generate 2026-06-01 to 2027-01-01: choose days from 2026-06-01 to 2026-09-06,"
                + " in order");
    assertThat(refusal("--days", "0")).contains("in order");
    assertThat(refusal("--days", "2", "--to", "2026-06-03")).contains("choose one of them");
  }

  @Test
  void refuses_a_service_that_the_fleet_does_not_have() {
    assertThat(refusal("--service", "shop"))
        .startsWith("Cannot generate the service shop: choose from [store, music,");
  }

  private String refusal(String... options) {
    int exit = run(options);
    assertThat(exit).isEqualTo(Failure.Kind.USAGE.exitCode());
    assertThat(folder.resolve("telemetry")).doesNotExist();
    String message = progress.toString().strip();
    progress.getBuffer().setLength(0);
    return message;
  }

  private int run(String... options) {
    CommandLine command = new CommandLine(new Generate());
    command.setOut(new PrintWriter(results, true)).setErr(new PrintWriter(progress, true));
    command.setExecutionExceptionHandler(
        (exception, line, parsed) -> {
          line.getErr().println(exception.getMessage());
          return exception instanceof Failure failure ? failure.kind().exitCode() : 1;
        });
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = "--fleet";
    all[options.length + 1] = FLEET;
    all[options.length + 2] = "--output";
    all[options.length + 3] = folder.resolve("telemetry").toString();
    return command.execute(all);
  }
}
