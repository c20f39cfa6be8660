package dev.servicehealth.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class FleetReaderTest {
  @Test
  void reads_the_fleet_that_ships() {
    Fleet fleet = SampleFleet.read();
    assertThat(fleet.lastDay()).isEqualTo(LocalDate.parse("2026-09-06"));
    assertThat(fleet.countries()).hasSizeBetween(150, 160).doesNotHaveDuplicates().contains("NO");
    assertThat(fleet.services())
        .extracting(Fleet.Service::name)
        .containsExactly("store", "music", "tv", "podcasts", "books", "fitness", "cloud");
    assertThat(fleet.events()).allSatisfy(event -> assertThat(event.story()).isNotBlank());
  }

  @Test
  void refuses_a_key_it_does_not_know_and_names_it(@TempDir Path folder) throws IOException {
    Path file = edited(folder, "growth:", "grwoth:");
    assertThatThrownBy(() -> FleetReader.read(file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("grwoth")
        .hasMessageContaining("line");
  }

  @Test
  void refuses_an_event_of_a_service_that_is_not_there(@TempDir Path folder) throws IOException {
    Path file = edited(folder, "services: [fitness]", "services: [fitnes]");
    assertThatThrownBy(() -> FleetReader.read(file)).hasMessageContaining("'fitnes'");
  }

  @Test
  void the_catalog_has_one_file_for_each_service_with_its_feed_and_its_objectives()
      throws IOException {
    for (Fleet.Service service : SampleFleet.read().services()) {
      Path file = SampleFleet.FOLDER.resolve("catalog").resolve(service.name() + ".yaml");
      String catalog = documents(Files.readString(file));
      assertThat(catalog)
          .contains("kind=Service, metadata={name=" + service.name() + ",")
          .contains("kind=DataSource, metadata={name=" + service.feed().name() + "}")
          .contains("/telemetry/" + service.feed().name());
      for (Fleet.Objective objective : service.objectives()) {
        String slo = objective.slo().replaceFirst("/.*", "");
        assertThat(catalog).contains("kind=SLO, metadata={name=" + slo + ",");
      }
    }
    try (var files = Files.list(SampleFleet.FOLDER.resolve("catalog"))) {
      assertThat(files).hasSameSizeAs(SampleFleet.read().services());
    }
  }

  private static String documents(String yaml) {
    StringBuilder all = new StringBuilder();
    new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml).forEach(all::append);
    return all.toString();
  }

  private static Path edited(Path folder, String was, String is) throws IOException {
    String yaml = Files.readString(SampleFleet.FOLDER.resolve("fleet.yaml"));
    assertThat(yaml).contains(was);
    return Files.writeString(folder.resolve("fleet.yaml"), yaml.replaceFirst("\\Q" + was, is));
  }
}
