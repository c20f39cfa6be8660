package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry, tables and reports on S3, by drivers in processes of their own. */
class S3Test {
  private static final String WEEK = "2026-W19";

  @TempDir private static Path folder;
  private static TestProject local;
  private static S3Server server;

  @BeforeAll
  static void computeOnADisk() throws IOException, InterruptedException {
    local = TestProject.in(Files.createDirectories(folder.resolve("local")));
    local.shop("key: id\n");
    for (int day = 4; day <= 23; day++) {
      local.requests("2026-05-%02d".formatted(day), 30);
    }
    local.backfill("2026-05-09", "2026-05-10");
    local.succeed("report", "--week", WEEK);
    server = S3Server.start(Files.createDirectories(folder.resolve("s3")));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    TestProject.detach();
    server.stop();
  }

  /** The same project with all that it reads and writes in the bucket. */
  private static TestProject onS3(String name) throws IOException, InterruptedException {
    return onS3(name, server, server.port());
  }

  private static TestProject onS3(String name, S3Server store, int port)
      throws IOException, InterruptedException {
    store.upload(local.folder().resolve("telemetry"), name + "-telemetry");
    return local.onS3(name, store.settings(port), store.bucket());
  }

  private static ChildJvm start(TestProject project, String... arguments) {
    return driver(project, "", arguments);
  }

  /**
   * @param driver tells apart several that run at once
   */
  private static ChildJvm driver(TestProject project, String driver, String... arguments) {
    return ChildJvm.withS3(
        folder.resolve(project.configuration().getFileName() + driver + ".log"),
        S3Server.CREDENTIALS,
        project.complete(arguments));
  }

  private static void succeed(TestProject project, String... arguments) {
    ChildJvm run = start(project, arguments);
    assertThat(run.exit()).as(run.printed()).isZero();
  }

  /** The rows of days, as computed on a disk, but for what tells when a file was written. */
  private static void assertSameRows(TestProject remote, TestProject expected) {
    assertThat(withoutFingerprints(remote)).containsExactlyEntriesOf(withoutFingerprints(expected));
  }

  private static Map<String, List<String>> withoutFingerprints(TestProject project) {
    Map<String, List<String>> tables = new TreeMap<>(project.tables());
    tables.replaceAll(
        (table, rows) ->
            rows.stream().map(row -> row.replaceAll("\"fingerprint\":\"\\w+\",", "")).toList());
    return tables;
  }

  /** As on a disk, for the days that a night computes first. */
  private static TestProject firstDay(String name) {
    TestProject project = local.sibling(name);
    project.nightly("2026-05-04", "--new-record"); // the reports of the first project are there
    return project;
  }

  @Test
  void rows_and_editions_are_those_of_a_local_disk() throws IOException, InterruptedException {
    TestProject remote = onS3("whole");

    succeed(remote, "backfill", "--from", "2026-05-09", "--to", "2026-05-10", "--reason", "test");
    succeed(remote, "report", "--week", WEEK);
    succeed(remote, "verify", "--week", WEEK);

    assertSameRows(remote, local);
    String edition = WEEK + "/edition-1/edition.json";
    assertThat(withoutRun(server.bucket().resolve("whole-reports").resolve(edition)))
        .isEqualTo(withoutRun(local.reports().resolve(edition)));
    assertThat(server.bucket().resolve("whole-reports/index.html")).exists();
    assertThat(filesWithTheSecret(server.bucket(), folder.resolve("whole.yaml.log"))).isEmpty();
  }

  private static List<Path> filesWithTheSecret(Path bucket, Path log) throws IOException {
    String secret = S3Server.CREDENTIALS.get("AWS_SECRET_ACCESS_KEY");
    List<Path> with = new ArrayList<>();
    try (Stream<Path> objects = Files.walk(bucket)) {
      List<Path> files = new ArrayList<>(objects.filter(Files::isRegularFile).toList());
      files.add(log);
      for (Path file : files) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
          with.add(file);
        }
      }
    }
    return with;
  }

  /** The name of a run ends with a hash over the fingerprints of what it read. */
  private static String withoutRun(Path edition) throws IOException {
    return Files.readString(edition).replaceAll("(\"run\" ?: ?\"[^\"]*Z-)[0-9a-f]{8}", "$1");
  }

  @Tag("endurance")
  @Test
  void a_store_that_is_away_for_20_seconds_costs_time_alone()
      throws IOException, InterruptedException {
    TestProject remote = onS3("away");
    ChildJvm night = start(remote, "nightly", "--day", "2026-05-04");
    night.await("slo.");
    server.stop();
    Thread.sleep(Duration.ofSeconds(20).toMillis());
    server.start();

    assertThat(night.exit()).as(night.printed()).isZero();

    assertSameRows(remote, firstDay("here"));
  }

  @Tag("endurance")
  @Test
  void a_driver_that_is_killed_while_it_commits_blocks_the_next_for_a_term()
      throws IOException, InterruptedException {
    TestProject remote = onS3("killed");
    ChildJvm killed = start(remote, "nightly", "--day", "2026-05-04");
    assertThat(killed.killAfter("slo.", 0)).as(killed.printed()).isTrue();
    long start = System.nanoTime();

    succeed(remote, "nightly", "--day", "2026-05-04");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMinutes(1));
    assertSameRows(remote, firstDay("not-killed"));
    assertThat(remote.rows("SELECT number FROM record.run")).containsExactly("1");
  }

  @Test
  void two_drivers_at_once_lose_nothing() throws IOException, InterruptedException {
    twoDrivers("once", 1);
  }

  @Tag("endurance")
  @Test
  void two_drivers_at_once_lose_nothing_in_20_rounds() throws IOException, InterruptedException {
    twoDrivers("rounds", 20);
  }

  /** Both record the same days, one after the other. */
  private static void twoDrivers(String name, int rounds) throws IOException, InterruptedException {
    TestProject remote = onS3(name);
    TestProject expected = local.sibling(name + "-expected");
    for (int i = 0; i < rounds; i++) {
      String day = "2026-05-%02d".formatted(4 + i);
      List<ChildJvm> drivers =
          List.of(
              driver(remote, "-a", "nightly", "--day", day),
              driver(remote, "-b", "nightly", "--day", day));
      drivers.forEach(driver -> assertThat(driver.exit()).as(driver.printed()).isIn(0, 40));
      expected.nightly(day, "--new-record");
    }

    assertSameRows(remote, expected);
    assertThat(remote.rows("SELECT number, first_day FROM record.run ORDER BY number"))
        .isEqualTo(expected.rows("SELECT number, first_day FROM record.run ORDER BY number"));
  }

  @Tag("endurance")
  @Test
  void a_file_that_is_refused_twice_is_read_and_one_that_stays_away_ends_the_night()
      throws IOException, InterruptedException {
    S3Server open = S3Server.open(Files.createDirectories(folder.resolve("open")));
    BusyStore busy = new BusyStore(open.port(), "day=2026-05-04/part.json");
    try {
      TestProject remote = onS3("busy", open, busy.port());
      busy.refuse(Integer.MAX_VALUE);
      ChildJvm away = start(remote, "nightly", "--day", "2026-05-04");
      assertThat(away.exit()).as(away.printed()).isEqualTo(20);
      assertThat(away.printed())
          .contains("busy-telemetry/day=2026-05-04/part.json")
          .contains("503");
      busy.refuse(2);
      int before = busy.refused();
      ChildJvm comes = start(remote, "nightly", "--day", "2026-05-04");

      assertThat(comes.exit()).as(comes.printed()).isZero();
      assertThat(busy.refused()).isEqualTo(before + 2);
      assertSameRows(remote, firstDay("never-busy"));
      assertThat(remote.rows("SELECT number FROM record.run")).containsExactly("1");
    } finally {
      busy.stop();
      open.stop();
    }
  }
}
