package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.Failure;
import dev.servicehealth.cli.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that others wrote for OpenSLO tools. Each is the whole catalog of a project: what it refers
 * to and does not bring along is missing.
 */
class OpenSloExamplesTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/servicehealth/project/openslo-examples.md");

  private static final List<String> PARSED =
      List.of(
          "oslo/internal/files/testdata/format/list-of-services.yaml",
          "oslo/internal/files/testdata/format/two-documents.yaml",
          "oslo/test/inputs/fmt/service.yaml",
          "oslo/test/inputs/validate/mix/2.yaml",
          "oslo/test/inputs/validate/recursive/1.yaml",
          "oslo/test/outputs/fmt/service.yaml");

  private static final String NO_SOURCE = "metricSource names no DataSource";
  private static final String RATIO_WITH_LIMIT = "op compares a thresholdMetric";
  private static final Map<String, List<String>> RULES =
      Map.of(
          "examples/budgeting-method/occurences-slo.yaml",
          List.of(NO_SOURCE),
          "examples/budgeting-method/ratio-timeslices.yaml",
          List.of(NO_SOURCE, RATIO_WITH_LIMIT),
          "examples/budgeting-method/timeslices-slo.yaml",
          List.of(NO_SOURCE, RATIO_WITH_LIMIT, "1m is one minute; a month is 1M"),
          "examples/treat-low-traffic-as-equally-important/timeslices-slo.yaml",
          List.of(NO_SOURCE, RATIO_WITH_LIMIT, "must be the first moment of a calendar week"),
          "oslo/test/inputs/validate/unknown-field.yaml",
          List.of("Unknown key \"spec.markdown\""),
          "oslo/test/inputs/validate/v1.yaml",
          List.of(NO_SOURCE, RATIO_WITH_LIMIT, "There is no Service \"web\""));

  @TempDir private static Path folder;
  private static Map<String, List<String>> problems;

  @BeforeAll
  static void read() throws IOException {
    Path examples = SharedData.folder("openslo_examples");
    problems = new TreeMap<>();
    try (Stream<Path> files = Files.walk(examples)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().matches(".*\\.ya?ml")) {
          problems.put(examples.relativize(file).toString(), problems(file));
        }
      }
    }
  }

  private static List<String> problems(Path file) throws IOException {
    Path catalog = Files.createTempDirectory(folder, "example").resolve("catalog");
    Files.createDirectories(catalog);
    Files.copy(file, catalog.resolve("example.yaml"));
    Path configuration = catalog.resolveSibling("service-health.yaml");
    Files.writeString(configuration, "catalog: catalog\nwarehouse: warehouse\nreports: reports\n");
    try {
      Project.load(configuration);
      return List.of();
    } catch (Failure failure) {
      List<String> lines = failure.getMessage().lines().toList();
      return lines.subList(0, lines.size() - 1).stream()
          .map(line -> line.replaceAll("\\S*example\\.yaml:", "").strip())
          .toList();
    }
  }

  @Test
  void services_are_parsed() {
    assertThat(problems).extractingByKeys(PARSED.toArray(String[]::new)).containsOnly(List.of());
  }

  @Test
  void what_cannot_be_evaluated_is_refused_for_its_rules() {
    RULES.forEach(
        (file, rules) -> {
          for (String rule : rules) {
            assertThat(problems.get(file)).as(file).anyMatch(problem -> problem.contains(rule));
          }
        });
  }

  @Test
  void other_versions_and_other_formats_are_refused_for_their_api_version_alone() {
    problems.forEach(
        (file, found) -> {
          if (!PARSED.contains(file) && !RULES.containsKey(file)) {
            assertThat(found)
                .as(file)
                .isNotEmpty()
                .allMatch(
                    problem -> problem.contains("apiVersion") || problem.contains("is empty"));
          }
        });
  }

  /** After a wanted change: {@code ./mvnw -pl spark-jobs -am test -Dgolden=write}, then look. */
  @Test
  void every_file_is_parsed_or_refused_as_the_table_says() throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, table());
    }
    assertThat(table()).isEqualTo(Files.readString(GOLDEN));
  }

  private static String table() {
    long parsed = problems.values().stream().filter(List::isEmpty).count();
    String rows =
        problems.entrySet().stream()
            .map(entry -> "| %s | %s |".formatted(entry.getKey(), outcome(entry.getValue())))
            .collect(Collectors.joining("\n"));
    return """
        # What becomes of the examples of OpenSLO, oslo and Sloth

        Written by `OpenSloExamplesTest`: each file alone as a catalog. %d of %d are parsed; the others are refused, line by line:

        | file | outcome |
        |---|---|
        %s
        """
        .formatted(parsed, problems.size(), rows);
  }

  private static String outcome(List<String> found) {
    return found.isEmpty() ? "parsed" : String.join("<br>", found).replace("|", "\\|");
  }
}
