package dev.servicehealth.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one warehouse, again and again: every other round on the same day. */
@Tag("endurance")
class TwoProcessesTest {
  private static final int ROUNDS = 2 * Killing.ROUNDS;
  private static final List<String> BOTH = List.of("2026-05-01", "2026-05-02");

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void disjoint_days_both_succeed_and_of_the_same_day_one_is_refused() throws Exception {
    TestProject project = TestProject.in(folder);
    project.shop("");
    for (String day : BOTH) {
      project.requests(day, 10);
    }
    project.backfill(BOTH.get(0), BOTH.get(1));
    Map<String, List<String>> expected = project.tables();
    Random random = new Random(4);
    List<WorkerJvm> workers = IntStream.range(0, 2).mapToObj(this::worker).toList();
    int refused = 0;
    int late = 0;

    for (int round = 1; round <= ROUNDS; round++) {
      TestProject beside = project.sibling("round-" + round);
      boolean same = round % 2 == 0;
      List<String> days = same ? List.of(BOTH.get(0), BOTH.get(0)) : BOTH;
      List<Integer> exits = run(workers, beside, days, random.nextInt(500));
      String what = "round %d on %s: exits %s".formatted(round, days, exits);
      String printed = workers.stream().map(WorkerJvm::printed).collect(joining("\n"));
      if (same) {
        assertThat(exits).as(what + printed).contains(0).isSubsetOf(0, 40);
        refused += exits.contains(40) ? 1 : 0;
        late += exits.contains(40) ? 0 : 1;
        beside.backfill(BOTH.get(1), BOTH.get(1));
      } else {
        assertThat(exits).as(what + printed).containsExactly(0, 0);
      }
      assertThat(beside.tables()).as(what).isEqualTo(expected);
      assertThat(beside.value("SELECT COUNT(*), MAX(number) FROM record.run"))
          .as(what)
          .isEqualTo("2 2");
      System.out.println(what);
    }
    workers.forEach(WorkerJvm::close);
    System.out.printf(
        "%d rounds of two processes: %d of disjoint days, %d of the same day refused one, in %d the"
            + " first had ended before the second asked%n",
        ROUNDS, ROUNDS / 2, refused, late);
  }

  private WorkerJvm worker(int number) {
    return WorkerJvm.start(
        folder.resolve("worker-" + number),
        List.of("spark.master=local[1]", "service-health.log=off"));
  }

  private static List<Integer> run(
      List<WorkerJvm> workers, TestProject project, List<String> days, int apart)
      throws InterruptedException {
    for (int i = 0; i < workers.size(); i++) {
      String day = days.get(i);
      workers
          .get(i)
          .tell(project.complete("backfill", "--from", day, "--to", day, "--reason", "test"));
      Thread.sleep(apart);
    }
    return workers.stream().map(WorkerJvm::exit).toList();
  }
}
