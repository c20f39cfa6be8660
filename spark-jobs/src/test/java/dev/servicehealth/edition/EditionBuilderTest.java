package dev.servicehealth.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Editions of tables that are made up: 7 users met a failure of every service. */
class EditionBuilderTest {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          "day DATE, service STRING, slo STRING, target DECIMAL(10, 9), definition STRING,"
              + " good BIGINT, bad BIGINT, valid BIGINT, good_minutes BIGINT, bad_minutes BIGINT,"
              + " no_traffic_minutes BIGINT, no_telemetry_minutes BIGINT, excluded_minutes BIGINT,"
              + " raw_verdict STRING, failed_users DOUBLE, unit STRING, slice_minutes INT,"
              + " bad_is STRING, is_main BOOLEAN, missing BIGINT, availability DECIMAL(10, 9),"
              + " availability_at_worst DECIMAL(10, 9), availability_at_best DECIMAL(10, 9),"
              + " coverage DECIMAL(10, 9), adjusted_bad BIGINT, adjusted_valid BIGINT,"
              + " adjusted_missing BIGINT, adjusted_availability DECIMAL(10, 9),"
              + " adjusted_availability_at_worst DECIMAL(10, 9),"
              + " adjusted_availability_at_best DECIMAL(10, 9), adjusted_verdict STRING");
  private static final BigDecimal RATIO = new BigDecimal("0.990000000");
  private static final Period WEEK = Period.parse(Period.Kind.WEEK, "2026-W34");
  private static final Project THEN = project("Then", "Europe/Berlin", 10, "store", "shop");

  private final Set<String> zones = new HashSet<>();

  private static Project project(
      String product, String zone, int minimumUsers, String... services) {
    return new Project(
        new Configuration(
            product,
            Optional.empty(),
            "catalog",
            "base",
            "warehouse",
            "reports",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ZoneId.of(zone),
            minimumUsers,
            new Configuration.Privacy(Optional.empty(), minimumUsers),
            Map.of(),
            Optional.empty(),
            false,
            Optional.empty(),
            true,
            Map.of()),
        new Catalog(
            Arrays.stream(services)
                .map(
                    name ->
                        new Service(
                            name,
                            product + " " + name,
                            Optional.of("Owners"),
                            2,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                .toList(),
            Arrays.stream(services).map(name -> objective(product, name)).toList(),
            List.of()),
        List.of(),
        Optional.empty());
  }

  private static Slo objective(String product, String service) {
    return new Slo(
        service + "-availability",
        product + " answered",
        "failed",
        service,
        null,
        BigDecimal.ONE,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        "d1");
  }

  private EditionBuilder builder(Project project, String... measured) {
    return new EditionBuilder(
        project,
        (question, days, timeZone) -> {
          zones.add(timeZone);
          return question.startsWith("objective")
              ? Stream.of(measured).sorted().map(EditionBuilderTest::row)
              : Stream.of();
        });
  }

  private static Row row(String service) {
    return new GenericRowWithSchema(
        new Object[] {
          Date.valueOf("2026-08-17"),
          service,
          service + "-availability",
          new BigDecimal("0.900000000"),
          "d1",
          990L,
          10L,
          1_000L,
          1_430L,
          10L,
          0L,
          0L,
          0L,
          "Met",
          7.0,
          "events",
          0,
          "failed",
          true,
          0L,
          RATIO,
          RATIO,
          RATIO,
          BigDecimal.ONE.setScale(9),
          10L,
          1_000L,
          0L,
          RATIO,
          RATIO,
          RATIO,
          "Met"
        },
        COLUMNS);
  }

  private Edition published() {
    return builder(THEN, "shop", "store").build(WEEK, Samples.IMPRINT);
  }

  @Test
  void an_edition_of_a_service_that_was_retired_since_is_made_again_as_it_was() {
    Project now = project("Then", "Europe/Berlin", 10, "market");

    assertThat(builder(now, "shop", "store").again(published())).isEqualTo(published());
  }

  @Test
  void a_changed_configuration_does_not_change_old_editions() {
    Project now = project("Now", "Asia/Tokyo", 5, "store", "shop");

    assertThat(builder(now, "shop", "store").again(published())).isEqualTo(published());
    assertThat(zones).containsExactly("Europe/Berlin");
  }

  @Test
  void a_service_that_was_not_published_comes_last_and_is_a_difference() {
    EditionBuilder builder = builder(THEN, "zoo", "shop", "api", "store");

    assertThat(builder.again(published()).services())
        .extracting(Edition.Service::service)
        .containsExactly("store", "shop", "api", "zoo");
    assertThat(
            EditionComparison.of(published(), builder::again)
                .differences(new Address("2026-W34", 1), "the tables"))
        .contains(
            "2026-W34/edition-1: zoo zoo-availability, bad: published nothing; from the tables: 10")
        .noneMatch(difference -> difference.contains("shop"));
  }

  @Test
  void a_service_that_the_tables_do_not_know_is_a_difference() {
    assertThat(
            EditionComparison.of(published(), builder(THEN, "store")::again)
                .differences(new Address("2026-W34", 1), "the tables"))
        .contains(
            "2026-W34/edition-1: shop shop-availability, bad: published 10; from the tables:"
                + " nothing")
        .noneMatch(difference -> difference.contains("store"));
  }

  @Test
  void the_next_edition_follows_the_catalog_and_the_configuration_of_today() {
    Project now = project("Now", "Asia/Tokyo", 5, "shop", "market");

    Edition next = builder(now, "shop", "store").next(published());

    assertThat(next).isEqualTo(builder(now, "shop", "store").build(WEEK, Samples.IMPRINT));
    assertThat(next.services())
        .extracting(Edition.Service::title)
        .containsExactly("Now shop", "store");
    assertThat(next.period().timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(next.services().get(0).objectives().get(0).users())
        .isEqualTo(new Edition.Users("about", 7));
  }
}
