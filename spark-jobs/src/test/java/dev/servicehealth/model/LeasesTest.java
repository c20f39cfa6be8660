package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.Failure;
import dev.servicehealth.spark.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runs on one store, each with leases of its own. */
class LeasesTest {
  private static final Duration TERM = Duration.ofMillis(1200);
  private static final Pattern ANY = Pattern.compile(".*");
  private static final String DEAD = "00000000-0000-0000-0000-000000000000";
  private static final List<DayRange> MAY_1 = List.of(day("2026-05-01"));

  @TempDir private java.nio.file.Path folder;
  private LeaseStore store;

  @BeforeEach
  void open() {
    Path path = new Path(folder.resolve("record/_locks").toString());
    store = new LeaseStore(Stores.open(path, Stores.configuration(Map.of())), path, TERM);
  }

  private static DayRange day(String day) {
    return new DayRange(LocalDate.parse(day), LocalDate.parse(day));
  }

  private Leases run() {
    return new Leases(store);
  }

  @Test
  void one_run_commits_at_a_time_and_the_others_wait() throws InterruptedException {
    AtomicInteger working = new AtomicInteger();
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    List<Thread> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread run =
          new Thread(
              () ->
                  run()
                      .committing(
                          "run",
                          said -> {},
                          () -> {
                            seen.add(working.incrementAndGet());
                            LeaseStore.sleep(Duration.ofMillis(50));
                            return working.decrementAndGet();
                          }));
      run.start();
      runs.add(run);
    }
    for (Thread run : runs) {
      run.join();
    }

    assertThat(seen).containsExactly(1, 1, 1, 1);
  }

  @Test
  void days_that_a_living_run_holds_are_refused_and_other_days_are_not() {
    Leases first = run();
    String other =
        first.holding(
            MAY_1,
            "nightly 2026-05-01",
            () -> {
              assertThatThrownBy(() -> run().holding(MAY_1, "backfill", () -> "computed"))
                  .isInstanceOf(Failure.class)
                  .hasMessageContaining("Cannot compute 2026-05-01")
                  .hasMessageContaining("nightly 2026-05-01 holds it");
              return run().holding(List.of(day("2026-05-02")), "backfill", () -> "computed");
            });

    assertThat(other).isEqualTo("computed");
    assertThat(run().<String>holding(MAY_1, "backfill", () -> "computed")).isEqualTo("computed");
  }

  @Test
  void a_run_that_died_while_it_committed_blocks_the_next_for_a_term() throws IOException {
    store.create("commits/000000000007", List.of("nightly 2026-05-01", "token 1"));
    List<String> said = new ArrayList<>();
    long start = System.nanoTime();

    run().committing("backfill", said::add, () -> null);

    assertThat(said).containsExactly("waiting for nightly 2026-05-01 to publish");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TERM, TERM.multipliedBy(2));
    assertThat(store.names("commits", ANY)).containsExactly("000000000008");
    assertThat(run().unlessCommitting(() -> "looked")).contains("looked");
  }

  @Test
  void a_run_that_another_has_taken_over_from_commits_nothing() {
    Leases stopped = run();
    stopped.committing(
        "nightly",
        waits -> {},
        () -> {
          created("commits/000000000001-being-written");
          stopped.mustHold();
          created("commits/000000000002");
          assertThatThrownBy(stopped::mustHold)
              .isInstanceOf(Failure.class)
              .hasMessageContaining("another one has taken over");
          return null;
        });
  }

  private void created(String name) {
    try {
      store.create(name, List.of("another run"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void days_of_a_run_that_died_are_free_after_a_term_and_it_commits_nothing_when_it_wakes()
      throws IOException {
    store.create("days/" + DEAD, List.of("nightly", "token 1", "days 2026-05-01 2026-05-03"));

    String computed = run().holding(MAY_1, "backfill", () -> "computed");

    assertThat(computed).isEqualTo("computed");
    assertThat(store.names("days", ANY)).containsExactly(DEAD, DEAD + ".dead");
    Leases marked = run();
    assertThatThrownBy(
            () ->
                marked.holding(
                    MAY_1,
                    "nightly",
                    () -> {
                      created(note() + ".dead");
                      marked.mustHold();
                      return null;
                    }))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("another one has taken over");
  }

  private String note() {
    try {
      return store.names("days", ANY).stream()
          .filter(name -> !name.startsWith(DEAD))
          .map("days/"::concat)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_number_that_was_taken_over_and_removed_is_not_taken_again() throws IOException {
    Lease first = taken("first");
    store.create("commits/000000000002", List.of("second"));
    store.create("commits/000000000003", List.of("given back"));

    Lease last = taken("last");

    assertThat(first.isHeld()).isFalse();
    assertThat(last.isHeld()).isTrue();
    assertThat(store.names("commits", ANY)).containsExactly("000000000004");
  }

  private Lease taken(String who) throws IOException {
    return Lease.take(store, "commits", List.of(who), lines -> false, holder -> {});
  }

  /** It wrote both its note and its lease, so it is watched once. */
  @Test
  void a_run_that_died_with_its_days_and_the_commits_is_waited_for_once() throws IOException {
    store.create("days/" + DEAD, List.of("nightly", "token 1", "days 2026-05-01 2026-05-01"));
    store.create("commits/000000000001", List.of("nightly", "token 1"));
    Leases next = run();
    long start = System.nanoTime();

    next.holding(MAY_1, "backfill", () -> next.committing("backfill", said -> {}, () -> null));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(TERM, TERM.multipliedBy(2).minusMillis(100));
  }

  /** S3 answers so when its owner writes the object between two requests of one read. */
  @Test
  void an_object_whose_read_is_refused_for_a_moment_is_read_again() throws IOException {
    store.create("commits/000000000001", List.of("nightly", "token 1"));

    assertThat(refusing(2).read("commits/000000000001")).containsExactly("nightly", "token 1");
    assertThatThrownBy(() -> refusing(Integer.MAX_VALUE).read("commits/000000000001"))
        .isInstanceOf(IOException.class)
        .hasMessage("412");
  }

  /**
   * The same store, where reads fail at first.
   *
   * @param times how many
   */
  private LeaseStore refusing(int times) {
    AtomicInteger left = new AtomicInteger(times);
    FileSystem system =
        new FilterFileSystem(store.system()) {
          @Override
          public FSDataInputStream open(Path path) throws IOException {
            if (left.getAndDecrement() > 0) {
              throw new IOException("412");
            }
            return super.open(path);
          }
        };
    return new LeaseStore(system, store.folder(), TERM);
  }
}
