package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No query for reached days is asked where nothing later is recorded, so none may look back. */
class ReachTest {
  private static final LocalDate CHANGED = LocalDate.of(2026, 5, 14);

  private static final String DAYS =
      "(SELECT EXPLODE(SEQUENCE(DATE '%s', DATE '2026-12-31')) AS day)";

  static Stream<SqlModel> reaching() {
    return SqlModels.load().all().stream().filter(model -> model.reach().isPresent());
  }

  @ParameterizedTest
  @MethodSource("reaching")
  void a_changed_day_reaches_later_days_only(SqlModel model) {
    for (LocalDate firstRecorded : List.of(CHANGED.minusYears(1), CHANGED)) {
      assertThat(reached(model, firstRecorded))
          .as("in a record since %s", firstRecorded)
          .anySatisfy(day -> assertThat(day).isAfter(CHANGED))
          .allSatisfy(day -> assertThat(day).isAfterOrEqualTo(CHANGED));
    }
  }

  private static List<LocalDate> reached(SqlModel model, LocalDate firstRecorded) {
    String days = DAYS.formatted(firstRecorded);
    try (ModelViews views = new ModelViews()) {
      views.give(
          "core.objective_day",
          "SELECT day, day - INTERVAL '29' DAY AS window_starts, day AS window_ends FROM " + days);
      views.give("slo.missing_day", "SELECT day FROM " + days);
      views.give("slo.incident_traffic", "SELECT day FROM " + days);
      views.give("changed_day", "SELECT DATE '" + CHANGED + "' AS day");
      return TestSession.get().sql(model.reach().orElseThrow(), Map.of()).collectAsList().stream()
          .map(row -> row.<Date>getAs(0).toLocalDate())
          .toList();
    }
  }
}
