package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.project.ProjectFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateTest {
  @TempDir Path folder;
  private ProjectFiles files;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() {
    files = ProjectFiles.valid(folder);
  }

  private int validate(String... arguments) {
    return new CommandLine(new Validate())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void valid_project_is_summed_up_in_one_line() {
    assertThat(validate("--config", files.configuration().toString())).isZero();
    assertThat(out.toString())
        .isEqualTo(
            files.configuration()
                + ": 1 service, 1 objective, 3 data sources; no problems"
                + System.lineSeparator());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void problems_are_listed_and_counted_on_standard_error() {
    files.edit(ProjectFiles.STORE, "target: 0.999", "target: 2");
    files.edit(ProjectFiles.CONFIGURATION, "reports: reports", "report: reports");

    assertThat(validate("--config", files.configuration().toString())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines().toList())
        .hasSize(4)
        .last()
        .asString()
        .startsWith("Cannot validate ")
        .endsWith("service-health.yaml: 3 problems");
  }

  @Test
  void missing_configuration_is_a_usage_error() {
    assertThat(validate("--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("name one with --config FILE");
  }

  @Test
  void exclusions_are_counted_and_those_without_approval_named() {
    files = ProjectFiles.withExclusions(folder);

    assertThat(validate("--config", files.configuration().toString())).isZero();
    assertThat(out.toString())
        .endsWith(
            "3 data sources, 2 exclusions, 1 without approval; no problems"
                + System.lineSeparator());
  }

  @Test
  void approved_exclusions_are_only_counted() {
    files = ProjectFiles.withExclusions(folder);
    files.edit(
        ProjectFiles.EXCLUSIONS,
        "requestedBy: team-store",
        "requestedBy: team-store\n    approvedBy: x\n    approvedAt: 2026-01-01T00:00:00Z");

    assertThat(validate("--config", files.configuration().toString())).isZero();
    assertThat(out.toString()).contains("3 data sources, 2 exclusions; no problems");
  }

  @Test
  void the_sample_is_valid_but_for_a_slip_in_its_incidents() {
    assertThat(validate("--config", "../sample-data/service-health.yaml")).isZero();
    assertThat(out.toString())
        .contains("3 exclusions, 1 without approval, 8 incidents, 6 changes; no problems");
    assertThat(err.toString())
        .contains("Doubt: incidents.jsonl:12: incident INC-106: the start moves by 31 days");
  }

  @Test
  void incidents_that_no_mapping_reads_are_a_problem() {
    files.write("incidents.json", "[{\"number\": \"INC-1\"}]");
    files.edit(
        ProjectFiles.CONFIGURATION,
        "reports: reports",
        "reports: reports\nincidents: incidents.json");

    assertThat(validate("--config", files.configuration().toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "incidents.json: no row has id, as our own form says; correct incidents.mapping.id");
  }
}
