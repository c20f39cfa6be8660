package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions as data, for readers that are not this program. */
class EditionSchemaTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Path FILE = Path.of("schema/edition-4.schema.json");

  @TempDir private Path folder;

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(FILE));
  }

  private static List<String> flaws(Edition edition) throws IOException {
    return schema().validate(MAPPER.readTree(EditionWriter.bytes(edition))).stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void the_golden_edition_follows_the_published_schema() throws IOException {
    assertThat(flaws(Editions.golden().edition())).isEmpty();
  }

  @Test
  void the_schema_names_every_field_that_is_written() throws IOException {
    JsonNode schema = MAPPER.readTree(FILE.toFile());
    JsonNode edition = MAPPER.readTree(EditionWriter.bytes(Editions.golden().edition()));
    JsonNode objective = edition.at("/services/0/objectives/0");
    assertThat(names(edition)).isEqualTo(names(schema.path("properties")));
    assertThat(names(edition.at("/services/0")))
        .isEqualTo(names(schema.at("/$defs/service/properties")));
    assertThat(names(objective)).isEqualTo(names(schema.at("/$defs/objective/properties")));
    assertThat(names(objective.at("/days/0"))).isEqualTo(names(schema.at("/$defs/day/properties")));
    assertThat(names(objective.at("/result")))
        .isEqualTo(names(schema.at("/$defs/result/properties")));
    assertThat(names(objective.at("/adjusted")))
        .isEqualTo(names(schema.at("/$defs/adjusted/properties")));
    JsonNode standing = objective.path("standing");
    assertThat(names(standing)).isEqualTo(names(schema.at("/$defs/standing/properties")));
    assertThat(names(standing.path("window")))
        .isEqualTo(names(schema.at("/$defs/budget/properties")));
    assertThat(names(standing.at("/quarter/forecast")))
        .isEqualTo(names(schema.at("/$defs/forecast/properties")));
    assertThat(names(standing.at("/history/periods/0")))
        .isEqualTo(names(schema.at("/$defs/past/properties")));
    assertThat(names(edition.at("/totals/0")))
        .isEqualTo(names(schema.at("/$defs/total/properties")));
  }

  @Test
  void a_count_without_a_unit_breaks_the_schema() throws IOException {
    ObjectNode edition =
        (ObjectNode) MAPPER.readTree(EditionWriter.bytes(Editions.golden().edition()));
    ((ObjectNode) edition.at("/services/0/objectives/0")).remove("unit");
    assertThat(schema().validate(edition)).isNotEmpty();
  }

  @Test
  void an_edition_of_schema_1_is_read_with_the_ratios_that_it_printed() {
    Edition old = EditionJson.read(Editions.GOLDEN.resolve("schema-1/edition.json")).edition();
    Edition.Objective store = old.services().get(old.services().size() - 1).objectives().get(0);
    assertThat(old.schemaNumber()).isEqualTo(1);
    assertThat(store.unit()).isNull();
    assertThat(AvailabilityText.of(store)).isEqualTo("99.958%");
    assertThat(Headline.of(old))
        .startsWith("Store missed its target: about 41,200 failed requests");
    assertThat(Pages.report(ReportPage.of(old, "0123456789ab"))).isNotEmpty();
  }

  @Test
  void a_field_that_a_later_program_added_is_ignored() throws IOException {
    ObjectNode edition =
        (ObjectNode) MAPPER.readTree(EditionWriter.bytes(Editions.golden().edition()));
    edition.put("mood", "fine");
    ((ObjectNode) edition.at("/services/0/objectives/0/result")).put("weather", 7);
    Path file = Files.write(folder.resolve("edition.json"), MAPPER.writeValueAsBytes(edition));
    assertThat(EditionJson.read(file).edition()).isEqualTo(Editions.golden().edition());
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(field -> field.getKey()).sorted().toList();
  }
}
