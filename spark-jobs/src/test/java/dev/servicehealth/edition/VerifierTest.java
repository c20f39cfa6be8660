package dev.servicehealth.edition;

import static dev.servicehealth.edition.Samples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.edition.Samples.Facts;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Restatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  private static final Address FIRST = new Address("2026-W34", 1);

  @TempDir private Path reports;
  private final MemoryLedger ledger = new MemoryLedger();

  @BeforeEach
  void publish() {
    publish("2026-08-25T06:00:00Z", PLAIN);
  }

  private void publish(String time, Facts facts) {
    new Publisher(reports, ledger, Clock.fixed(Instant.parse(time), ZoneOffset.UTC))
        .publish("2026-W34", "run-1", imprint -> Samples.edition("2026-W34", imprint, facts));
  }

  private List<String> differences(Facts tables) {
    return differences(FIRST, tables);
  }

  private List<String> differences(Address address, Facts tables) {
    return new Verifier(
            reports,
            ledger,
            edition -> Samples.edition("2026-W34", EditionBuilder.Imprint.of(edition), tables))
        .differences(address);
  }

  @Test
  void an_edition_that_is_as_published_has_no_differences() {
    assertThat(differences(PLAIN)).isEmpty();
  }

  @Test
  void a_recorded_figure_that_was_not_published_is_named_beside_the_published_one() {
    ledger.figures().get(FIRST).removeIf(f -> f.onDay().isEmpty() && f.name().key().equals("bad"));

    assertThat(differences(PLAIN))
        .containsExactly(
            "2026-W34/edition-1: shop shop-availability, bad: 3 is published and not in"
                + " record.figure");
  }

  @Test
  void a_figure_recorded_twice_is_told() {
    List<Figure> figures = ledger.figures().get(FIRST);
    figures.add(figures.get(3));

    assertThat(differences(PLAIN))
        .containsExactly(
            "2026-W34/edition-1: shop shop-availability, bad: 3 is in record.figure in 2 rows, not"
                + " in 1");
  }

  @Test
  void an_edition_recorded_twice_is_told() {
    ledger.appendEdition(Samples.edition(PLAIN), ledger.recorded().get(FIRST));

    assertThat(differences(PLAIN))
        .containsExactly("2026-W34/edition-1: it is in record.edition in 2 rows, not in 1");
  }

  @Test
  void restatements_recorded_twice_or_never_or_without_cause_are_told() {
    Facts late = PLAIN.failing(30, 2).reading(2_100);
    publish("2026-08-26T06:00:00Z", late);
    Address second = new Address("2026-W34", 2);
    assertThat(differences(second, late)).isEmpty();
    List<Restatement> restatements = ledger.restatements().get(second);
    Restatement bad = restatements.get(3);
    restatements.remove(2);
    restatements.add(bad);
    ledger.appendRestatements(FIRST, List.of(bad));

    assertThat(differences(second, late))
        .containsExactly(
            "2026-W34/edition-2: shop shop-availability, good: 1997 restated as 1968 is published"
                + " and not in record.restatement",
            "2026-W34/edition-2: shop shop-availability, bad: 3 restated as 32 is in"
                + " record.restatement in 2 rows, not in 1");
    assertThat(differences(PLAIN))
        .containsExactly(
            "2026-W34/edition-1: shop shop-availability, bad: 3 restated as 32 is in"
                + " record.restatement and not published");
  }

  @Test
  void tables_that_say_otherwise_are_named_figure_by_figure() {
    assertThat(differences(PLAIN.failing(1, 3)))
        .contains(
            "2026-W34/edition-1: shop shop-availability, bad: published 3; from the tables of run"
                + " run-1: 4",
            "2026-W34/edition-1: shop shop-availability, bad of 2026-08-18: published 2; from the"
                + " tables of run run-1: 3");
  }

  @Test
  void another_account_of_raw_telemetry_is_a_difference_though_the_figures_agree() {
    assertThat(differences(PLAIN.reading(2_001)))
        .containsExactly(
            "2026-W34/edition-1: the account of raw telemetry is not that of the tables of run"
                + " run-1");
  }

  @Test
  void a_document_that_came_to_the_folder_is_a_difference() throws java.io.IOException {
    Files.writeString(reports.resolve("2026-W34/edition-1/more.txt"), "more");

    assertThat(differences(PLAIN))
        .singleElement()
        .asString()
        .startsWith("2026-W34/edition-1/more.txt: its SHA-256 is ")
        .endsWith("none was recorded");
  }
}
