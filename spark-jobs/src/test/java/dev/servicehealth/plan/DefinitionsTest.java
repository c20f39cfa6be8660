package dev.servicehealth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.catalog.CsvStyle;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.exclusion.Exclusion;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written down of a definition, and what is not. */
class DefinitionsTest {

  /**
   * Every component of a definition: those written down, then those that decide no row of a day.
   */
  static Stream<Arguments> components() {
    return Stream.of(
        Arguments.of(
            DataSource.class,
            List.of(
                "name",
                "format",
                "path",
                "schema",
                "pattern",
                "csv",
                "comment",
                "folders",
                "partitions",
                "key",
                "dimensions",
                "maxValues",
                "keepRejectedText",
                "steady",
                "columns"),
            List.of("retention")),
        Arguments.of(
            CsvStyle.class,
            List.of("header", "delimiter", "quote", "escape", "nullValue"),
            List.of()),
        Arguments.of(
            Partitions.class,
            List.of("by", "layout", "time", "lateness", "completeness"),
            List.of()),
        Arguments.of(
            Partitions.Completeness.class,
            List.of("marker", "everyHour", "minimumShare"),
            List.of()),
        Arguments.of(
            Indicator.class, List.of("source", "counts", "part", "total"), List.of("name", "unit")),
        // `definition` stands for the indicator, the target, budgeting and window.
        Arguments.of(
            Slo.class,
            List.of("name", "badIs", "service", "definition", "effectiveFrom"),
            List.of("title", "indicator", "target", "budgeting", "window", "lastDay")),
        Arguments.of(
            Service.class,
            List.of("name", "mainObjective", "checkObjective"),
            List.of("title", "owner", "tier", "line")),
        Arguments.of(
            Exclusion.class,
            List.of(
                "services",
                "objectives",
                "schedule",
                "category",
                "reason",
                "requestedBy",
                "approvedBy",
                "approvedAt"),
            List.of("requestedAt")));
  }

  @ParameterizedTest
  @MethodSource("components")
  void every_component_is_written_down_or_decides_nothing(
      Class<?> definition, List<String> written, List<String> left) {
    assertThat(Arrays.stream(definition.getRecordComponents()).map(RecordComponent::getName))
        .as("components of %s; a new one belongs into Definitions or decides no row", definition)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(written.stream(), left.stream()).toList());
  }

  @Test
  void values_stand_by_their_names_with_their_lengths() {
    Exclusion exclusion =
        new Exclusion(
            List.of("web", "shop"),
            List.of(),
            null,
            "maintenance",
            "New\ndisks",
            "team",
            Optional.empty(),
            Optional.of("review"),
            Optional.of(Instant.EPOCH));

    assertThat(Definitions.of(exclusion, List.of("a/b")))
        .isEqualTo(
            """
            exclusion 1
            services=4:shop
            services=3:web

            category=11:maintenance
            reason=9:New
            disks
            requestedBy=4:team
            approvedBy=6:review
            approvedAt=20:1970-01-01T00:00:00Z
            spans=3:a/b

            """);
  }
}
