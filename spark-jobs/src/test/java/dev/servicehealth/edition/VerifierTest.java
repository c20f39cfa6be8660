package dev.servicehealth.edition;

import static dev.servicehealth.edition.Samples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.edition.Samples.Facts;
import dev.servicehealth.report.Documents;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Restatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final Address FIRST = new Address("2026-W34", 1);

  @TempDir private Path reports;
  private final MemoryLedger ledger = new MemoryLedger();

  @BeforeEach
  void publish() {
    publish("2026-08-25T06:00:00Z", PLAIN);
  }

  private void publish(String time, Facts facts) {
    publish("2026-W34", time, facts);
  }

  private void publish(String period, String time, Facts facts) {
    new Publisher(new Folders(reports), ledger, Clock.fixed(Instant.parse(time), ZoneOffset.UTC))
        .publish(period, "run-1", imprint -> Samples.edition(period, imprint, facts));
  }

  private Verifier verifier() {
    return new Verifier(new Folders(reports), ledger, edition -> edition);
  }

  private Path folder() {
    return reports.resolve(FIRST.toString());
  }

  /** The forgery is whole: the manifest and the record name the rewritten documents. */
  @ParameterizedTest
  @ValueSource(strings = {"index.html", "tables/objectives.csv"})
  void a_document_rewritten_with_its_manifest_and_its_row_is_not_what_its_edition_gives(String name)
      throws IOException {
    Path document = folder().resolve(name);
    String before = Manifests.sha256(document);
    Files.writeString(document, Files.readString(document).replace("99.8", "99.9") + " ");
    Manifests.rewrite(folder(), name, before);
    ledger.rewrite(FIRST, Documents.verified(folder()));

    assertThat(differences(PLAIN))
        .containsExactlyInAnyOrder(
            "2026-W34/edition-1/%s: it is not what its edition.json gives".formatted(name),
            "2026-W34/edition-1/manifest.json: it is not what its edition.json gives");
  }

  private void publishThree() {
    publish("2026-W35", "2026-09-01T06:00:00Z", PLAIN);
    publish("2026-W36", "2026-09-08T06:00:00Z", PLAIN);
    assertThat(verifier().chain()).isEmpty();
  }

  @Test
  void an_edition_removed_from_the_middle_and_from_the_record_breaks_the_chain()
      throws IOException {
    publishThree();
    Address middle = new Address("2026-W35", 1);
    ledger.forget(middle);
    ledger.figures().remove(middle);
    Files.move(reports.resolve("2026-W35"), reports.resolve("elsewhere"));

    assertThat(verifier().unrecorded()).isEmpty();
    assertThat(verifier().chain())
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("chain: 2026-W36/edition-1 follows the manifest ")
                    .contains("…, which no edition has"));
  }

  /** The forgery is whole: nothing beside the edition itself says that it is one. */
  @Test
  void a_document_replaced_with_its_hash_in_manifest_and_record_breaks_the_chain()
      throws IOException {
    publishThree();
    Path document = folder().resolve("tables/days.csv");
    String before = Manifests.sha256(document);
    Files.writeString(document, Files.readString(document).replace("Met", "Missed"));
    Manifests.rewrite(folder(), "tables/days.csv", before);
    ledger.rewrite(FIRST, Documents.verified(folder()));

    assertThat(verifier().chain())
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("chain: 2026-W35/edition-1 follows the manifest "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-W34", "2026-W35", "2026-W36"})
  void a_byte_changed_in_any_document_of_any_edition_is_told(String period) throws IOException {
    publishThree();
    Address address = new Address(period, 1);
    Path changed = reports.resolve(address.toString());
    for (String name : Documents.checksums(changed).keySet()) {
      byte[] bytes = Files.readAllBytes(changed.resolve(name));
      byte[] other = bytes.clone();
      other[other.length / 2] ^= 1;
      Files.write(changed.resolve(name), other);
      assertThat(differences(address, PLAIN))
          .as(name)
          .anyMatch(why -> why.startsWith(address + "/" + name + ": its SHA-256 is "));
      Files.write(changed.resolve(name), bytes);
    }
  }

  @Test
  void a_published_edition_without_a_row_is_named() {
    assertThat(verifier().unrecorded()).isEmpty();
    ledger.forget(FIRST);

    assertThat(verifier().unrecorded())
        .containsOnlyKeys(FIRST)
        .hasEntrySatisfying(
            FIRST, why -> assertThat(why).contains("record.edition does not have it"));
  }

  @Test
  void an_edition_that_is_gone_from_folder_and_row_leaves_a_trace_in_its_figures()
      throws IOException {
    ledger.forget(FIRST);
    Files.move(folder(), reports.resolve("elsewhere"));

    assertThat(verifier().known()).containsExactly(FIRST);
    assertThat(verifier().unrecorded().get(FIRST)).contains("files of the record name it");
  }

  @Test
  void a_hole_in_the_numbers_is_an_edition_that_is_gone() throws IOException {
    publish("2026-08-26T06:00:00Z", PLAIN.failing(30, 2).reading(2_100));
    ledger.forget(FIRST);
    ledger.figures().remove(FIRST);
    Files.move(folder(), reports.resolve("elsewhere"));

    assertThat(verifier().unrecorded())
        .containsOnlyKeys(FIRST)
        .containsValue("2026-W34/edition-1: a later edition is known, and this one is nowhere");
  }

  @Test
  void an_archive_page_that_is_changed_or_gone_is_told_and_written_by_the_next_report()
      throws IOException {
    Path page = reports.resolve("index.html");
    assertThat(verifier().archive()).isEmpty();
    Files.writeString(page, Files.readString(page).replace("missed", "met") + " ");
    assertThat(verifier().archive()).hasValueSatisfying(why -> assertThat(why).contains("not the"));
    Files.delete(page);
    assertThat(verifier().archive()).isPresent();

    new Publisher(new Folders(reports), ledger, Clock.systemUTC())
        .finish(edition -> Optional.empty());

    assertThat(verifier().archive()).isEmpty();
  }

  private List<String> differences(Facts tables) {
    return differences(FIRST, tables);
  }

  private List<String> differences(Address address, Facts tables) {
    return new Verifier(
            new Folders(reports),
            ledger,
            edition ->
                Samples.edition(
                    edition.period().name(), EditionBuilder.Imprint.of(edition), tables))
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
