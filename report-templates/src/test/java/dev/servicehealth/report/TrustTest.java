package dev.servicehealth.report;

import static dev.servicehealth.report.Editions.service;
import static dev.servicehealth.report.Editions.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void a_second_data_source_stands_beside_the_first() {
    Trust trust = Trust.of(Editions.golden().edition());
    assertThat(trust.checks())
        .containsExactly(
            "Store: 84,563,904 requests, and 84,901,377 by edge-log (0.4% more); 39,780 bad, and"
                + " 40,112 by edge-log; 6 of 7 days compared.");
    assertThat(trust.reasonsSentence()).doesNotContain("edge-log");
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "950, false", "1050, false", "949, true", "1051, true"})
  void a_difference_of_more_than_five_percent_is_a_gap(long checkValid, boolean isGap) {
    long valid = checkValid == 1_000 ? 900 : 1_000;
    Edition.Service checked =
        Standings.with(
            MET,
            new Standing(
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                new Check("edge", "cdn", 7, 7, valid, 1, checkValid, 1)));
    Trust trust = Trust.of(Editions.of(List.of(checked), List.of(source(7, 7, 0))));
    assertThat(trust.grade() == Trust.Grade.GAPS).isEqualTo(isGap);
    assertThat(
            trust.reasonsSentence().contains("differ by more than 5% from those that cdn counts"))
        .isEqualTo(isGap);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7 | 100 | the same | 100 requests, and 100 by cdn (the same); 1 bad, and 1 by cdn; 7 of 7 days compared",
        "7 | 7 |  98 | fewer    | 100 requests, and 98 by cdn (2% fewer); 1 bad, and 1 by cdn; 7 of 7 days compared",
        "1 | 0 |   0 | none     | none of 1 day is complete in both data sources"
      })
  void a_check_is_told_in_words(
      long days, long compared, long checkValid, String claim, String sentence) {
    assertThat(new Check("edge", "cdn", days, compared, 100, 1, checkValid, 1).sentence())
        .as(claim)
        .isEqualTo(sentence);
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
