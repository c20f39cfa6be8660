package dev.servicehealth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.plan.RecordedFiles.Recorded;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedFilesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-05-01");

  @Test
  void more_files_arrived_fewer_went_and_others_changed() {
    assertThat(changes(partition(2, State.RECEIVED), recorded(partition(1, State.RECEIVED))))
        .containsExactly(FileChange.ARRIVED);
    assertThat(changes(partition(0, State.MISSING), recorded(partition(1, State.RECEIVED))))
        .containsExactly(FileChange.REMOVED);
    assertThat(
            changes(
                partition(1, State.RECEIVED), new Recorded("hour=0", "received", 1, "other", 7)))
        .containsExactly(FileChange.CHANGED);
    assertThat(changes(partition(1, State.RECEIVED), recorded(partition(1, State.INCOMPLETE))))
        .containsExactly(FileChange.COMPLETED);
  }

  @Test
  void a_partition_that_was_rejected_and_is_as_it_was_did_not_change() {
    RawPartition now = partition(1, State.RECEIVED);

    assertThat(changes(now, recorded(now.rejected("unreadable")))).isEmpty();
    assertThat(changes(partition(2, State.RECEIVED), recorded(now.rejected("unreadable"))))
        .containsExactly(FileChange.ARRIVED);
  }

  @Test
  void rows_are_the_sum_of_a_days_partitions_and_unknown_without_any() {
    StaleDay stale = stale(partition(1, State.RECEIVED));
    Recorded recorded = recorded(partition(1, State.RECEIVED));

    assertThat(RecordedFiles.none().rowsRead(stale)).isEmpty();
    assertThat(
            RecordedFiles.none()
                .add("shop/2026-05-01", recorded)
                .add("shop/2026-05-01", recorded)
                .add("shop/2026-05-02", recorded)
                .rowsRead(stale))
        .hasValue(14);
  }

  private static Set<FileChange> changes(RawPartition now, Recorded recorded) {
    return RecordedFiles.none().add("shop/2026-05-01", recorded).changes(stale(now));
  }

  private static StaleDay stale(RawPartition partition) {
    return new StaleDay(
        Optional.of("shop"),
        DAY,
        new Fingerprint(Map.of(Reason.FILES, "0".repeat(16)), Map.of()),
        Set.of(Reason.FILES),
        Set.of(),
        Set.of(),
        List.of(partition));
  }

  private static Recorded recorded(RawPartition then) {
    return new Recorded(
        then.name(), then.state().word(), then.files().size(), then.fingerprint(), 7);
  }

  private static RawPartition partition(int files, State state) {
    List<RawFile> all = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      all.add(new RawFile("file:/shop/part-" + i, 10, 1, ""));
    }
    Instant starts = Instant.parse(DAY + "T00:00:00Z");
    return new RawPartition("hour=0", starts, starts.plusSeconds(3600), DAY, all, state, null);
  }
}
