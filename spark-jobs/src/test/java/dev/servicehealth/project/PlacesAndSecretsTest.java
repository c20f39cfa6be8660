package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.servicehealth.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that lie in each other, files that are none, and keys that hide nothing. */
class PlacesAndSecretsTest {
  private static final String KEY = "c4b1f0e9a2d37865c4b1f0e9a2d37865";

  @TempDir private Path folder;
  private ProjectFiles files;

  @BeforeEach
  void valid() {
    files = ProjectFiles.valid(folder);
  }

  private String refusal() {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> Project.load(files.configuration()));
    assertThat(failure).as("refused").isNotNull();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    return failure.getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "warehouse: warehouse, warehouse: reports/w, warehouse, reports",
    "warehouse: warehouse, warehouse: reports, reports, warehouse",
    "reports: reports, reports: warehouse/../warehouse/r, reports, warehouse",
    "warehouse: warehouse, warehouse: telemetry/store/w, warehouse, data source",
    "warehouse: warehouse, warehouse: telemetry, data source, warehouse"
  })
  void folders_in_each_other_are_refused(String old, String with, String inner, String outer) {
    files.edit(ProjectFiles.CONFIGURATION, old, with);

    assertThat(refusal()).containsPattern(inner + " .*lies within " + outer);
  }

  @Test
  void a_folder_whose_name_starts_alike_is_apart() {
    files.edit(ProjectFiles.CONFIGURATION, "warehouse: warehouse", "warehouse: reports-warehouse");

    assertThatCode(() -> Project.load(files.configuration())).doesNotThrowAnyException();
  }

  @Test
  void a_scheme_that_nobody_reads_is_refused() {
    files.edit(ProjectFiles.CONFIGURATION, "warehouse: warehouse", "warehouse: s4://lake/health");

    assertThat(refusal()).contains("warehouse has the scheme s4:, which nothing here reads");
  }

  @Test
  void catalog_entries_that_cannot_be_read_are_named() throws IOException {
    Path catalog = folder.resolve("catalog");
    Files.createSymbolicLink(catalog.resolve("gone.yaml"), folder.resolve("nowhere.yaml"));
    Files.createDirectories(catalog.resolve("folder.yaml"));
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(catalog.resolve("linked"), folder.resolve("elsewhere"));

    assertThat(refusal())
        .contains("gone.yaml: is a link to a file that is not there")
        .contains("folder.yaml: is not a file")
        .contains("linked: is a link to a folder, which is not followed")
        .contains(": 3 problems");
  }

  @Test
  void a_key_that_hides_nothing_is_refused_before_rows_are_hashed() throws IOException {
    assertThat(secrets("short", "rw-------")).contains("has 5 bytes, and at least 16 are needed");
    assertThat(secrets(KEY, "rw-r--r--")).contains("is readable by all; run chmod 600");
    assertThat(secrets("This key is not a secret: it is the sample's", "rw-------"))
        .contains("is the key of the sample");
    assertThat(secrets("", "rw-------")).contains("it is empty");
    Files.delete(folder.resolve("user-key"));
    assertThat(secrets()).contains("there is no such file");

    assertThatCode(() -> secrets(KEY, "rw-r-----")).isInstanceOf(AssertionError.class);
  }

  @Test
  void the_sample_may_use_its_own_key() throws IOException {
    files.write("fleet.yaml", "");

    assertThatCode(() -> secrets("This key is not a secret: it is the sample's", "rw-r--r--"))
        .isInstanceOf(AssertionError.class);
  }

  private String secrets(String key, String permissions) throws IOException {
    Path file = folder.resolve("user-key");
    Files.deleteIfExists(file);
    Files.writeString(file, key);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return secrets();
  }

  /** The refusal of the secrets of a project with users. */
  private String secrets() {
    if (!files.read(ProjectFiles.CONFIGURATION).contains("privacy")) {
      files.edit(
          ProjectFiles.CONFIGURATION,
          "reports: reports",
          "reports: reports\nprivacy: { userKey: \"file:user-key\" }");
      files.edit(ProjectFiles.FEEDS, "service: host", "service: host\n      user_id: host");
    }
    Project project = Project.load(files.configuration());
    Failure failure = catchThrowableOfType(Failure.class, project::mustHaveSecrets);
    assertThat(failure).as("refused").isNotNull();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    return failure.getMessage();
  }

  @ParameterizedTest
  @CsvSource({"9999-01-01", "10000-01-01", "0000-01-01", "2026-02-30"})
  void a_version_that_takes_effect_beyond_the_calendar_is_refused(String day) {
    files.edit(
        ProjectFiles.STORE,
        "kind: SLO\nmetadata:\n",
        "kind: SLO\nmetadata:\n  annotations: { service-health/effective-from: \"%s\" }\n"
            .formatted(day));

    assertThat(refusal())
        .contains("must be a day such as 2026-08-17, from 1970-01-01 to 2999-12-31", day);
  }

  @Test
  void a_fraction_that_is_summed_is_doubted_and_used() {
    List<String> doubts = new ArrayList<>();
    Project.load(files.configuration(), doubts::add);
    assertThat(doubts).isEmpty();

    files.edit(ProjectFiles.FEEDS, "    counter: true\n", "");
    files.edit(ProjectFiles.FEEDS, "\"status >= 500\"", "\"status / 2\"");
    files.edit(ProjectFiles.FEEDS, "value: true", "value: status");
    Project.load(files.configuration(), doubts::add);

    assertThat(doubts)
        .singleElement()
        .asString()
        .contains(ProjectFiles.FEEDS + ":", "\"status / 2\" is a DOUBLE, and events are whole");
  }

  @ParameterizedTest
  @CsvSource({
    "event_time: at, event_time: status > 1, is a BOOLEAN",
    "event_time: at, event_time: tags, and must be a TIMESTAMP; convert it",
    "service: name, service: name NEWLINE latency_ms: tags, and must be a DOUBLE; convert it"
  })
  void a_column_of_a_type_that_cannot_become_its_meaning_is_refused(
      String old, String with, String fragment) {
    files.edit(ProjectFiles.FEEDS, old, with.replace(" NEWLINE ", "\n      "));

    assertThat(refusal()).contains(fragment, ": 1 problem");
  }
}
