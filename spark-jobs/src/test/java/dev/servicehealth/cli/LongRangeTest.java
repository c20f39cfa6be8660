package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than a month of days is computed with generated code, fewer without. */
class LongRangeTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-04-01");
  private static final LocalDate LAST = FIRST.plusDays(32);
  private static final LocalDate MIDDLE = FIRST.plusDays(16);

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void generated_code_gives_the_rows_that_interpreted_queries_give() throws IOException {
    TestProject project = TestProject.in(folder);
    project.shop("key: id\n");
    for (int day = 1; day <= 3; day++) {
      project.requests("2026-04-0" + day, 20, "broken");
    }
    TestProject generated = project.sibling("generated");
    generated.write(
        "generated.yaml",
        Files.readString(generated.configuration())
            .replace(
                "spark: {",
                "spark: { spark.sql.codegen.wholeStage: 'true', spark.sql.codegen.factoryMode: FALLBACK,"));
    project.backfill("2026-04-01", "2026-04-04");
    generated.backfill("2026-04-01", "2026-04-04");

    assertThat(generated.tables()).isEqualTo(project.tables());
    assertThat(project.value("SELECT COUNT(*) FROM slo.missing_day")).isEqualTo("1");
  }

  @Tag("endurance")
  @Test
  void a_long_range_gives_the_rows_of_its_halves() {
    TestProject project = TestProject.in(folder);
    project.shop("key: id\n");
    for (LocalDate day : FIRST.datesUntil(LAST.plusDays(1)).toList()) {
      if (day.getDayOfMonth() % 9 != 0) { // the other days are without telemetry
        project.requests(day.toString(), 20, "broken");
      }
    }
    project.backfill(FIRST.toString(), LAST.toString());
    TestProject halves = project.sibling("halves");
    halves.backfill(FIRST.toString(), MIDDLE.toString());
    halves.backfill(MIDDLE.plusDays(1).toString(), LAST.toString());

    assertThat(halves.tables()).isEqualTo(project.tables());
    assertThat(project.value("SELECT COUNT(*) FROM slo.missing_day")).isEqualTo("3");
  }
}
