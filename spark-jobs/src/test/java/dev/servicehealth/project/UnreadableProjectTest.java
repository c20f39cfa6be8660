package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.servicehealth.Failure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are missing, hostile or wrong in several ways at once. */
class UnreadableProjectTest {
  @TempDir Path folder;
  private ProjectFiles files;

  @BeforeEach
  void write() {
    files = ProjectFiles.valid(folder);
  }

  private List<String> problems(Path configuration) {
    Failure failure = catchThrowableOfType(Failure.class, () -> Project.load(configuration));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    List<String> lines = failure.getMessage().lines().toList();
    return lines.subList(0, lines.size() - 1);
  }

  private void assertOneProblem(String fragment) {
    assertThat(problems(files.configuration())).singleElement().asString().contains(fragment);
  }

  @Test
  void missing_configuration_says_how_to_name_one() {
    assertThat(problems(folder.resolve("none.yaml")))
        .singleElement()
        .asString()
        .contains("none.yaml: there is no such configuration file; name one with --config FILE");
  }

  @Test
  void binary_file_is_refused() {
    files.write("catalog/binary.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

    assertOneProblem("catalog/binary.yaml: is not UTF-8 text; save it as UTF-8");
  }

  @Test
  void control_characters_are_refused() {
    files.write("catalog/control.yaml", "a: \u0007");

    assertOneProblem("catalog/control.yaml: is not acceptable YAML");
  }

  @Test
  void empty_files_are_refused() {
    files.write("catalog/empty.yaml", "# nothing\n");
    files.write(ProjectFiles.CONFIGURATION, "");

    assertOneProblem("service-health.yaml: is empty");
    ProjectFiles.valid(folder);
    assertOneProblem("catalog/empty.yaml: is empty");
  }

  @Test
  void folder_without_catalog_files_is_refused() {
    files.write("other/readme.txt", "x");
    files.edit(ProjectFiles.CONFIGURATION, "catalog: catalog", "catalog: other");

    assertOneProblem("other: has no .yaml or .yml file");
  }

  @Test
  void huge_file_is_refused() {
    files.write("catalog/huge.yaml", "# " + "x".repeat(1 << 20));

    assertOneProblem("catalog/huge.yaml: is larger than 1 MiB");
  }

  @Test
  void billion_laughs_are_refused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9), i - 1));
    }
    files.write("catalog/bomb.yaml", bomb.toString());

    assertOneProblem("catalog/bomb.yaml: is not acceptable YAML: Number of aliases");
  }

  @Test
  void deep_nesting_is_refused() {
    files.write("catalog/deep.yaml", "[".repeat(10_000));

    assertOneProblem("catalog/deep.yaml");
  }

  @Test
  void endless_alias_is_refused() {
    files.write(
        "catalog/loop.yaml",
        """
        apiVersion: openslo/v1
        kind: Service
        metadata: { name: loop, labels: &again { more: *again } }
        spec: &spec { description: *spec }
        """);

    assertThat(problems(files.configuration()))
        .satisfiesExactly(
            line -> assertThat(line).contains("loop.yaml:3: metadata.labels.more must be a single"),
            line -> assertThat(line).contains("loop.yaml:4: spec.description must be a single"));
  }

  @Test
  void tag_constructs_nothing() {
    files.write(
        "catalog/tag.yaml",
        """
        apiVersion: openslo/v1
        kind: Service
        metadata: { name: !!javax.script.ScriptEngineManager [] }
        spec: {}
        """);

    assertOneProblem("tag.yaml:3: is not YAML: tags (!) are not allowed");
  }

  @Test
  void hidden_copies_of_a_mounted_config_map_are_left_out() {
    files.write("catalog/..2026_01_01/store.yaml", files.read(ProjectFiles.STORE));

    assertThat(Project.load(files.configuration()).catalog().services()).hasSize(1);
  }

  @Test
  void overlapping_versions_are_refused() {
    String slo = files.read(ProjectFiles.STORE).split("---\n", -1)[3];
    files.write("catalog/z.yaml", slo);

    assertOneProblem("z.yaml:1: The SLO store-availability has two versions in effect since ever");
  }

  @Test
  void versions_of_different_services_are_refused() {
    String slo = files.read(ProjectFiles.STORE).split("---\n", -1)[3];
    files.write(
        "catalog/z.yaml",
        """
        apiVersion: openslo/v1
        kind: Service
        metadata: { name: signup }
        spec: {}
        ---
        """
            + slo.replace("service: store", "service: signup")
                .replace(
                    "metadata:\n",
                    "metadata:\n  annotations: { service-health/effective-from: 2026-01-01 }\n"));

    assertOneProblem("z.yaml:6: The SLO store-availability judges signup, and its version at");
  }

  @Test
  void one_broken_metric_does_not_hide_the_problem_of_the_other() {
    files.edit(ProjectFiles.STORE, "spec: { value: \"status < 500\" }", "spec: {}");
    files.edit(ProjectFiles.STORE, "status NOT IN (401, 404)", "rand() < 1");

    assertThat(problems(files.configuration()))
        .satisfiesExactly(
            line -> assertThat(line).contains("store.yaml:27: The key \"value\" is missing"),
            line -> assertThat(line).contains("store.yaml:28: Cannot use the expression"));
  }

  @Test
  void an_slo_is_told_everything_that_is_wrong_with_it_at_once() {
    files.edit(ProjectFiles.STORE, "duration: 28d", "duration: 1m");
    files.edit(ProjectFiles.STORE, "Occurrences", "Timeslices");
    files.edit(
        ProjectFiles.STORE,
        "    - target: 0.999\n",
        """
            - { target: 0.9, op: lt, timeSliceTarget: 0, compositeWeight: 1 }
            - { target: 2, value: 1, timeSliceTarget: 1, timeSliceWindow: 1M }
          alertPolicies: [ { alertPolicyRef: page } ]
        """);

    assertThat(problems(files.configuration()))
        .extracting(line -> line.substring(line.lastIndexOf("store.yaml:") + 11))
        .extracting(line -> line.split("[;,]| and ", 2)[0])
        .containsExactlyInAnyOrder(
            "38: spec.timeWindow[0].duration: 1m is one minute",
            "42: The key \"timeSliceWindow\" is missing in spec.objectives[0]",
            "42: spec.objectives[0].compositeWeight weighs the parts of one composite figure",
            "42: spec.objectives[0].op compares a thresholdMetric",
            "42: spec.objectives[0].timeSliceTarget must be more than 0",
            "43: spec.objectives[1].target must be from 0 to 1",
            "43: spec.objectives[1].timeSliceWindow: 1M is one month",
            "43: spec.objectives[1].value compares a thresholdMetric",
            "44: There is no AlertPolicy \"page\"");
  }

  @Test
  void all_problems_are_reported_in_the_order_of_files_and_lines() {
    files.edit(ProjectFiles.CONFIGURATION, "reports: reports", "report: reports");
    files.edit(ProjectFiles.STORE, "target: 0.999", "target: 2");
    files.edit(ProjectFiles.STORE, "service: store\n", "service: shop\n");
    files.edit(ProjectFiles.STORE, "status < 500", "rand() < 1");
    files.edit(ProjectFiles.FEEDS, "format: csv", "format: tsv");

    assertThat(problems(files.configuration()))
        .extracting(line -> line.substring(line.lastIndexOf(folder.getFileName().toString())))
        .extracting(line -> line.substring(line.indexOf('/') + 1).split(": ", 2)[0])
        .containsExactly(
            "catalog/feeds.yaml:9",
            "catalog/store.yaml:27",
            "catalog/store.yaml:35",
            "catalog/store.yaml:42",
            "service-health.yaml:2",
            "service-health.yaml:4");
  }

  @Test
  void missing_exclusions_name_the_line_of_the_configuration_and_nothing_else() {
    files.edit(ProjectFiles.CONFIGURATION, "reports: reports", "reports: r\nexclusions: none.yaml");

    assertOneProblem("service-health.yaml:5: exclusions must be an existing file, and is");
  }

  @Test
  void folder_of_exclusions_is_refused() {
    files.edit(ProjectFiles.CONFIGURATION, "reports: reports", "reports: r\nexclusions: catalog");

    assertOneProblem("service-health.yaml:5: exclusions must be an existing file, and is");
  }

  @Test
  void empty_exclusions_are_refused() {
    files = ProjectFiles.withExclusions(folder);
    files.write(ProjectFiles.EXCLUSIONS, "# nothing yet\n");

    assertOneProblem("exclusions.yaml: is empty");
  }

  @Test
  void unreadable_catalog_makes_no_service_of_an_exclusion_unknown() {
    files = ProjectFiles.withExclusions(folder);
    files.write(ProjectFiles.STORE, "a: [");

    assertThat(problems(files.configuration()))
        .noneMatch(line -> line.contains("exclusions.yaml"))
        .anyMatch(line -> line.contains("catalog/store.yaml:1: is not YAML"));
  }

  @Test
  void missing_catalog_makes_no_service_of_an_exclusion_unknown() {
    files = ProjectFiles.withExclusions(folder);
    files.edit(ProjectFiles.CONFIGURATION, "catalog: catalog", "catalog: none");

    assertOneProblem("catalog must be an existing folder");
  }

  @Test
  void all_problems_of_exclusions_are_reported_beside_those_of_the_other_files() {
    files = ProjectFiles.withExclusions(folder);
    files.edit(ProjectFiles.STORE, "target: 0.999", "target: 2");
    files.edit(ProjectFiles.EXCLUSIONS, "services: [store]", "services: [shop]");
    files.edit(ProjectFiles.EXCLUSIONS, "to: 2026-07-15", "to: 2026-07-14");
    files.edit(ProjectFiles.EXCLUSIONS, "planned maintenance", "maintenance");
    files.edit(ProjectFiles.EXCLUSIONS, "    reason: New disks for the storage cluster.\n", "");
    files.edit(ProjectFiles.EXCLUSIONS, "rule: FREQ=WEEKLY", "rule: FREQ=FORTNIGHTLY");
    files.edit(ProjectFiles.EXCLUSIONS, "duration: 2h", "duration: 2 hours");
    files.edit(ProjectFiles.EXCLUSIONS, "Europe/Berlin", "Europe/Bonn");

    assertThat(problems(files.configuration()))
        .extracting(line -> line.substring(line.lastIndexOf(folder.getFileName().toString())))
        .extracting(line -> line.substring(line.indexOf('/') + 1).split(": ", 2)[0])
        .containsExactly(
            "catalog/store.yaml:42",
            "exclusions.yaml:3",
            "exclusions.yaml:3",
            "exclusions.yaml:5",
            "exclusions.yaml:6",
            "exclusions.yaml:14",
            "exclusions.yaml:16",
            "exclusions.yaml:17");
  }
}
