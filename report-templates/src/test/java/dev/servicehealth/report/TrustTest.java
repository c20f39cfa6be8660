package dev.servicehealth.report;

import static dev.servicehealth.report.Editions.service;
import static dev.servicehealth.report.Editions.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {

  private static final Edition.Service MET = service("Store", 1, State.MET, 1, 5_000);
  private static final Edition.Service UNKNOWN = service("Login", 1, State.UNKNOWN, 1, 5_000, 3);

  @Test
  void a_record_is_complete_when_all_arrived_and_all_was_used() {
    Trust trust = Trust.of(Editions.of(List.of(MET), List.of(source(7, 7, 0))));
    assertThat(trust.grade()).isEqualTo(Trust.Grade.COMPLETE);
  }

  @Test
  void a_missing_partition_or_a_quarantined_row_is_a_gap() {
    assertThat(Trust.of(Editions.of(List.of(MET), List.of(source(7, 6, 0)))).reasonsSentence())
        .isEqualTo("6 of 7 partitions were received.");
    assertThat(Trust.of(Editions.of(List.of(MET), List.of(source(7, 7, 12)))).grade())
        .isEqualTo(Trust.Grade.GAPS);
  }

  @Test
  void a_record_is_not_complete_while_a_service_is_unknown_or_a_source_is_silent() {
    assertThat(Trust.of(Editions.of(List.of(MET, UNKNOWN), List.of(source(7, 7, 0)))).grade())
        .isEqualTo(Trust.Grade.NOT_COMPLETE);
    assertThat(Trust.of(Editions.of(List.of(MET), List.of(source(7, 0, 0)))).reasonsSentence())
        .isEqualTo("Nothing was received from feed; 0 of 7 partitions were received.");
    assertThat(Trust.of(Editions.of(List.of(MET), List.of())).grade())
        .isEqualTo(Trust.Grade.NOT_COMPLETE);
  }

  @Test
  void partitions_with_the_same_fault_share_a_line() {
    Trust trust = Trust.of(Editions.golden().edition());
    List<SourceProblems> lines = trust.sources().get(0).problems();
    assertThat(lines).extracting(SourceProblems::partitions).containsExactly(39, 1);
    assertThat(lines.get(0).first()).isEqualTo("day=2026-08-20/hour=08");
    assertThat(lines.get(0).last()).isEqualTo("day=2026-08-21/hour=23");
  }

  @Test
  void rows_that_an_objective_cannot_judge_are_a_gap_with_a_reason() {
    Source all = source(7, 7, 0);
    Source doubted =
        new Source(
            all.source(),
            7,
            7,
            List.of(),
            1_000,
            1_000,
            0,
            0,
            0,
            List.of(),
            List.of(new Source.Doubt("store", "store-latency", "ms: no value", 7)),
            null);
    Trust trust = Trust.of(Editions.of(List.of(MET), List.of(doubted)));
    assertThat(trust.grade()).isEqualTo(Trust.Grade.GAPS);
    assertThat(trust.reasonsSentence()).isEqualTo("Some rows of 1 source could not be judged.");
    assertThat(trust.sources().get(0).doubts()).hasSize(1);
  }
}
