package dev.servicehealth.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.model.SqlModel.Check;
import dev.servicehealth.model.SqlModel.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The checks of a model, on the result in the view {@code this}, before anything is published. */
final class Audit {
  private static final int OFFENDERS_SHOWN = 5;

  private static final int WIDEST = 120;

  private static final String OFFENDERS =
      "(SELECT %d AS number, TO_JSON(STRUCT(*), MAP('ignoreNullFields', 'false')) AS offender FROM (\n%s\n) LIMIT "
          + (OFFENDERS_SHOWN + 1)
          + ")";

  private final BiFunction<String, DayRange, Dataset<Row>> query;
  private final Progress progress;

  /**
   * @param progress told of every check that warns
   */
  Audit(BiFunction<String, DayRange, Dataset<Row>> query, Progress progress) {
    this.query = query;
    this.progress = progress;
  }

  /**
   * Runs all checks of a model as one query: most of what a small query costs is planning it.
   *
   * @throws Failure when a check that must not fail does
   */
  void run(SqlModel model, DayRange range) {
    List<Check> checks = model.checks();
    String offenders =
        IntStream.range(0, checks.size())
            .mapToObj(number -> OFFENDERS.formatted(number, checks.get(number).sql()))
            .collect(Collectors.joining(" UNION ALL "));
    Map<Integer, List<String>> found = new TreeMap<>();
    for (Row row : query.apply(offenders, range).collectAsList()) {
      found.computeIfAbsent(row.getInt(0), number -> new ArrayList<>()).add(row.getString(1));
    }
    found.forEach((number, rows) -> report(model, checks.get(number), rows));
  }

  private void report(SqlModel model, Check check, List<String> offenders) {
    if (check.severity() == Severity.WARN) {
      progress.warned(
          "%s: %s:%n%s%n  %s"
              .formatted(
                  model.name(), check.title(), listed(offenders), check.remedy().orElseThrow()));
      return;
    }
    throw new Failure(
        Failure.Kind.AUDIT_FAILED,
        "Cannot publish %s: this check failed: %s:%n%s%nNothing was changed; fix the cause and run again."
            .formatted(model.name(), check.title(), listed(offenders)));
  }

  /** As {@code day 2026-05-01, source requests}. */
  private static String named(String json) {
    try {
      List<String> cells = new ArrayList<>();
      new ObjectMapper()
          .readTree(json)
          .properties()
          .forEach(cell -> cells.add(cell.getKey() + " " + cut(cell.getValue())));
      return String.join(", ", cells);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot print an offending row", e);
    }
  }

  private static String cut(JsonNode value) {
    String text = value.isNull() ? "NULL" : value.isTextual() ? value.asText() : value.toString();
    return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
  }

  private static String listed(List<String> offenders) {
    String shown =
        offenders.stream()
            .limit(OFFENDERS_SHOWN)
            .map(row -> "  " + named(row))
            .collect(Collectors.joining("\n"));
    return offenders.size() > OFFENDERS_SHOWN ? shown + "\n  and more" : shown;
  }
}
