package dev.servicehealth.model;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of SQL against those of java.time. */
class WindowsTest {
  private static final LocalDate FIRST = LocalDate.of(1999, 12, 1);
  private static final LocalDate LAST = LocalDate.of(2061, 2, 1);
  private static final SparkSession SPARK = TestSession.get();

  @BeforeAll
  static void functions() {
    SqlModels.load().functions().forEach(SPARK::sql);
  }

  /** First and last day of the period that holds the day. */
  private static List<LocalDate> period(LocalDate day, String unit) {
    return switch (unit) {
      case "WEEK" -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield List.of(monday, monday.plusDays(6));
      }
      case "MONTH" -> List.of(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
      case "QUARTER" -> {
        LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        yield List.of(first, first.plusMonths(3).minusDays(1));
      }
      default -> List.of(day.withDayOfYear(1), day.with(TemporalAdjusters.lastDayOfYear()));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"WEEK", "MONTH", "QUARTER", "YEAR"})
  void calendar_windows_tile_sixty_years_without_gap_or_overlap(String unit) {
    List<Row> rows =
        SPARK
            .sql(
                """
                SELECT day, window_start(day, '%1$s', 1, FALSE), window_end(day, '%1$s', FALSE)
                FROM (SELECT EXPLODE(SEQUENCE(DATE '%2$s', DATE '%3$s')) AS day) ORDER BY day
                """
                    .formatted(unit, FIRST, LAST))
            .collectAsList();
    assertThat(rows).hasSize((int) DAYS.between(FIRST, LAST) + 1);
    LocalDate ends = null;
    for (Row row : rows) {
      LocalDate day = row.getDate(0).toLocalDate();
      List<LocalDate> window = List.of(row.getDate(1).toLocalDate(), row.getDate(2).toLocalDate());
      assertThat(window).as("%s of %s", unit, day).isEqualTo(period(day, unit));
      assertThat(day).isBetween(window.get(0), window.get(1));
      if (ends != null && day.isAfter(ends)) {
        assertThat(window.get(0)).as("after %s", ends).isEqualTo(ends.plusDays(1));
      }
      ends = window.get(1);
    }
  }

  @Test
  void rolling_windows_end_with_the_day_and_have_their_length() {
    long seed = 20261122;
    List<Row> rows =
        SPARK
            .sql(
                """
                SELECT day, unit, length, window_start(day, unit, length, TRUE), window_end(day, unit, TRUE)
                FROM (
                  SELECT DATE '1990-01-01' + CAST(PMOD(XXHASH64(id, %1$dL), 30000) AS INT) AS day,
                    CAST(PMOD(XXHASH64(id, %1$dL, 1), 40) + 1 AS INT) AS length
                  FROM RANGE(20000)
                ) LATERAL VIEW EXPLODE(ARRAY('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')) AS unit
                """
                    .formatted(seed))
            .collectAsList();
    assertThat(rows).hasSize(100_000);
    for (Row row : rows) {
      LocalDate day = row.getDate(0).toLocalDate();
      int length = row.getInt(2);
      LocalDate before =
          switch (row.getString(1)) {
            case "DAY" -> day.minusDays(length);
            case "WEEK" -> day.minusWeeks(length);
            case "MONTH" -> day.minusMonths(length);
            case "QUARTER" -> day.minusMonths(3L * length);
            default -> day.minusYears(length);
          };
      assertThat(row.getDate(3).toLocalDate()).as("%s", row).isEqualTo(before.plusDays(1));
      assertThat(row.getDate(4).toLocalDate()).as("%s", row).isEqualTo(day);
    }
  }

  @Test
  void a_rolling_month_never_moves_back_as_days_go_on() {
    List<Row> rows =
        SPARK
            .sql(
                """
                SELECT day, window_start(day, 'MONTH', 1, TRUE) AS starts
                FROM (SELECT EXPLODE(SEQUENCE(DATE '%s', DATE '%s')) AS day) ORDER BY day
                """
                    .formatted(FIRST, LAST))
            .collectAsList();
    LocalDate earlier = LocalDate.MIN;
    for (Row row : rows) {
      LocalDate starts = row.getDate(1).toLocalDate();
      assertThat(starts).as("%s", row).isAfterOrEqualTo(earlier);
      long days = DAYS.between(starts, row.getDate(0).toLocalDate()) + 1;
      assertThat(days).as("%s", row).isBetween(28L, 31L);
      earlier = starts;
    }
  }
}
