package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.telemetry.ReportingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextReportTest {
  private static final LocalDate SUNDAY = LocalDate.parse("2026-01-04");
  private final NextReport next =
      NextReport.after("2025-W52", new ReportingCalendar(ZoneId.of("Europe/Berlin")));

  private String at(String time, Set<LocalDate> recorded, String... missing) {
    return next.sentence(Instant.parse(time), recorded, day -> List.of(missing));
  }

  @Test
  void a_report_is_due_when_its_last_day_is_over_where_the_calendar_is() {
    assertThat(at("2026-01-04T22:59:59Z", Set.of()))
        .isEqualTo("The report of 2026-W01 is due after 2026-01-04.");
    assertThat(at("2026-01-04T23:00:00Z", Set.of()))
        .startsWith("The report of 2026-W01 was due after 2026-01-04 and is 0 h late");
  }

  @Test
  void a_late_report_says_how_late_it_is_and_what_it_waits_for() {
    assertThat(at("2026-01-05T02:10:00Z", Set.of(), "store-requests: 3 of 24 hours are missing"))
        .isEqualTo(
            "The report of 2026-W01 was due after 2026-01-04 and is 3 h late: 2026-01-04 is not"
                + " recorded, for telemetry is still to come: store-requests: 3 of 24 hours are missing.");
  }

  @Test
  void a_late_report_names_the_command_that_nobody_ran() {
    assertThat(at("2026-01-07T23:00:00Z", Set.of()))
        .endsWith("is 3 days late: 2026-01-04 is not recorded; run `nightly --day 2026-01-04`.");
    assertThat(at("2026-01-05T23:00:00Z", Set.of(SUNDAY)))
        .endsWith("is 24 h late: its days are recorded; run `report --week 2026-W01`.");
  }
}
