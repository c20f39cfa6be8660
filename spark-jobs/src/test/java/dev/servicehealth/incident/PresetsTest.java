package dev.servicehealth.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixtures in the shape of other tools, written for this test. */
class PresetsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/incidents");
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "statuspage,  s-1,        2, -,                    -,                    2026-03-02T10:40:00Z, https://stspg.io/s1",
        "pagerduty,   PD1,        2, -,                    2026-03-02T10:01:30Z, -,                    -",
        "incident.io, INC-7,      1, 2026-03-02T10:07:00Z, 2026-03-02T10:09:00Z, 2026-03-02T10:50:00Z, https://app.incident.io/7",
        "servicenow,  INC0010001, 1, -,                    -,                    -,                    -",
        "opsgenie,    271,        1, 2026-03-02T10:04:00Z, -,                    -,                    https://opsg.in/i/271",
        "rootly,      store-down, 1, 2026-03-02T10:02:00Z, 2026-03-02T10:03:00Z, 2026-03-02T10:55:00Z, https://rootly.com/1"
      })
  void an_export_loads_by_the_name_of_its_preset(
      String preset,
      String id,
      int severity,
      Instant detected,
      Instant acknowledged,
      Instant mitigated,
      String link) {
    Incidents incidents = read(preset, FIXTURES.resolve(preset + ".json"));

    assertThat(incidents.feed().told()).isEqualTo("received");
    assertThat(incidents.refused()).isEmpty();
    Revision first = incidents.known().get(0);
    assertThat(first.incident()).isEqualTo(id);
    assertThat(first.problem()).isEmpty();
    assertThat(first.severity()).isEqualTo(severity);
    assertThat(first.services()).containsExactly("store");
    assertThat(first.times())
        .isEqualTo(
            new Revision.Times(
                Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
                Optional.ofNullable(detected),
                Optional.ofNullable(acknowledged),
                Optional.ofNullable(mitigated),
                Optional.of(Instant.parse("2026-03-02T11:00:00Z"))));
    assertThat(first.story().link()).isEqualTo(Optional.ofNullable(link));
    assertThat(incidents.known()).hasSize(preset.equals("pagerduty") ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "statuspage,  pagerduty,  id",
    "pagerduty,   opsgenie,   started",
    "incident.io, rootly,     id",
    "servicenow,  statuspage, id",
    "opsgenie,    rootly,     started",
    "rootly,      opsgenie,   started"
  })
  void a_file_of_another_tool_is_refused_with_file_field_and_remedy(
      String preset, String other, String field) {
    Incidents incidents = read(preset, FIXTURES.resolve(other + ".json"));

    assertThat(incidents.known()).isEmpty();
    assertThat(incidents.feed().told())
        .startsWith("unreadable: ")
        .contains(
            other + ".json: no row has ",
            "as the preset "
                + preset
                + " says; correct incidents.mapping."
                + field
                + " or the preset");
  }

  @Test
  void an_empty_export_that_arrived_is_no_incident() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.json"), "{\"incidents\": []}");

    assertThat(read("statuspage", file).feed()).isEqualTo(FeedState.received());
  }

  @Test
  void a_feed_that_is_not_there_is_not_received() {
    assertThat(read("statuspage", folder.resolve("none.json")).feed().told())
        .isEqualTo("not received");
  }

  private static Incidents read(String preset, Path file) {
    Mapping mapping =
        MappingTest.mapping(
            """
            path: x
            preset: %s
            services: { Store front: store }
            timeZone: %s
            """
                .formatted(preset, preset.equals("servicenow") ? "Europe/Berlin" : "UTC"));
    return new IncidentFeed(Optional.of(new Feed(file, mapping)), Set.of("store", "tv"))
        .read(List.of(), NOW);
  }
}
