package dev.servicehealth.edition;

import static dev.servicehealth.edition.Samples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.servicehealth.Failure;
import dev.servicehealth.edition.EditionBuilder.Imprint;
import dev.servicehealth.edition.Samples.Facts;
import dev.servicehealth.report.Documents;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.EditionWriter;
import dev.servicehealth.report.Renderer;
import dev.servicehealth.report.Restatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-25T06:00:00Z"), ZoneOffset.UTC);
  private static final Facts LATE = PLAIN.failing(30, 2).reading(2_100);
  private static final Address FIRST = new Address("2026-W34", 1);
  private static final Address SECOND = new Address("2026-W34", 2);

  @TempDir private Path folder;
  private final MemoryLedger ledger = new MemoryLedger();
  private Path reports;

  @BeforeEach
  void name() {
    reports = folder.resolve("reports");
  }

  @Test
  void an_edition_is_issued_when_it_says_something_new_and_only_then() throws IOException {
    assertThat(publish(PLAIN)).contains(reports.resolve("2026-W34/edition-1"));
    assertThat(publish(PLAIN)).isEmpty();
    Map<String, String> first = Documents.checksums(reports.resolve("2026-W34/edition-1"));

    assertThat(publish(LATE)).contains(reports.resolve("2026-W34/edition-2"));
    assertThat(publish(LATE)).isEmpty();

    assertThat(ledger.recorded()).containsOnlyKeys(FIRST, SECOND).containsEntry(FIRST, first);
    assertThat(Documents.checksums(reports.resolve("2026-W34/edition-1"))).isEqualTo(first);
    assertThat(ledger.figures().get(SECOND)).hasSameSizeAs(ledger.figures().get(FIRST));
    assertThat(ledger.restatements()).containsOnlyKeys(SECOND);
    assertThat(ledger.restatements().get(SECOND))
        .isEqualTo(Restatements.between(Samples.edition(PLAIN), Samples.edition(LATE)));
    assertThat(Files.readString(reports.resolve("2026-W34/edition-2/index.html")))
        .contains("What changed since edition 1");
    assertThat(Files.readString(reports.resolve("index.html"))).contains("Restated by edition 2");
  }

  @Test
  void an_edition_of_schema_1_is_followed_by_another_only_when_a_figure_changed()
      throws IOException {
    publishSchemaOne(PLAIN);
    assertThat(ledger.figures().get(FIRST)).hasSize(13 + 2 * 11);

    assertThat(publish(PLAIN)).isEmpty();
    assertThat(publish(LATE)).contains(reports.resolve("2026-W34/edition-2"));

    assertThat(ledger.restatements().get(SECOND))
        .extracting(Restatement::figure)
        .containsOnly("verdict", "availability", "good", "bad");
    assertThat(
            new Verifier(
                    new Folders(reports), ledger, e -> Samples.ofSchemaOne(Imprint.of(e), PLAIN))
                .differences(FIRST))
        .isEmpty();
  }

  /** As an earlier program left it in the reports' folder and in the record. */
  private void publishSchemaOne(Facts facts) throws IOException {
    Path address = Files.createDirectories(reports.resolve("2026-W34/edition-1"));
    JsonNode tree =
        new JsonMapper().readTree(EditionWriter.bytes(Samples.ofSchemaOne(Samples.IMPRINT, facts)));
    List.of("wording", "totals").forEach(((ObjectNode) tree)::remove);
    for (String added : List.of("unit", "result", "adjusted", "main")) {
      tree.findParents(added).forEach(parent -> ((ObjectNode) parent).remove(added));
    }
    tree.findParents("minutes").stream()
        .filter(span -> span.has("day"))
        .forEach(day -> ((ObjectNode) day).remove("target"));
    Files.writeString(address.resolve("edition.json"), tree.toPrettyString());
    Renderer.render(address.resolve("edition.json"), address);
    new Register(ledger).record(new Folders(reports).read(FIRST), Documents.checksums(address));
  }

  @Test
  void a_field_that_the_program_learned_issues_nothing() throws IOException {
    publish(PLAIN);
    Path json = reports.resolve("2026-W34/edition-1/edition.json");
    byte[] published = Files.readAllBytes(json);
    String grown =
        new String(published, StandardCharsets.UTF_8)
            .replace("\"coverage\" :", "\"weather\" : 7, \"coverage\" :")
            .replace("\"product\" :", "\"mood\" : \"fine\", \"product\" :");

    assertThat(EditionFacts.areSame(published, grown.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(EditionFacts.areSame(grown.getBytes(StandardCharsets.UTF_8), published)).isTrue();
    String other = grown.replace("\"bad\" : 2,", "\"bad\" : 3,");
    assertThat(EditionFacts.areSame(published, other.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void another_period_that_changed_issues_nothing_and_the_own_window_does() {
    byte[] published = EditionWriter.bytes(Samples.standing(50, 700));

    assertThat(EditionFacts.areSame(published, EditionWriter.bytes(Samples.standing(50, 701))))
        .as("the quarter and the weeks before have editions of their own")
        .isTrue();
    assertThat(EditionFacts.areSame(published, EditionWriter.bytes(Samples.standing(51, 700))))
        .isFalse();
  }

  @Test
  void verify_tells_when_a_history_is_not_that_of_the_tables() {
    assertThat(
            EditionComparison.of(Samples.standing(50, 700), e -> Samples.standing(50, 701))
                .differences(FIRST, "the tables"))
        .containsExactly(
            "2026-W34/edition-1: the budgets, history, places or latency of services are not those"
                + " of the tables");
  }

  /** The first edition appends figures and itself; the second appends restatements between. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void a_publication_that_died_while_it_was_recorded_is_finished_without_doubling(int appends)
      throws IOException {
    publish(PLAIN);
    ledger.failAfter(appends);
    assertThatThrownBy(() -> publish(LATE)).hasMessage("killed");
    assertThat(ledger.recorded()).containsOnlyKeys(FIRST);
    Map<String, String> published = Documents.checksums(reports.resolve("2026-W34/edition-2"));

    ledger.failNever();
    assertThat(finish(LATE)).containsExactly(SECOND);

    assertThat(finish(LATE)).isEmpty();
    assertThat(ledger.recorded()).containsEntry(SECOND, published);
    assertThat(ledger.figures().get(SECOND)).hasSize(18 + 2 * 14).doesNotHaveDuplicates();
    assertThat(ledger.restatements().get(SECOND)).hasSize(12).doesNotHaveDuplicates();
    assertThat(publish(LATE)).isEmpty();
  }

  @Test
  void a_draft_of_any_period_that_a_killed_run_left_is_removed() throws IOException {
    Path draft = Files.createDirectories(reports.resolve("2026-Q1/.edition-1.draft/tables"));
    Files.writeString(draft.resolve("days.csv"), "half");
    assertThat(finish(LATE)).isEmpty();
    assertThat(reports.resolve("2026-Q1")).isEmptyDirectory();
  }

  @Test
  void a_folder_that_is_no_edition_is_an_error_and_stays_as_it_is() throws IOException {
    Path foreign = Files.createDirectories(reports.resolve("2026-W34/edition-1"));
    Files.writeString(foreign.resolve("index.html"), "mine");
    refused(() -> finish(LATE), "edition 2026-W34/edition-1", "it has no manifest.json");
    assertThatThrownBy(() -> publish(PLAIN))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot publish 2026-W34/edition-1");
    assertThat(foreign.resolve("index.html")).hasContent("mine");
    assertThat(foreign.toFile().list()).containsExactly("index.html");
    assertThat(ledger.recorded()).isEmpty();
  }

  @Test
  void a_file_in_the_place_of_an_edition_is_an_error_and_stays_as_it_is() throws IOException {
    Files.createDirectories(reports.resolve("2026-W34"));
    Path file = Files.writeString(reports.resolve("2026-W34/edition-1"), "mine");
    refused(() -> finish(LATE), "edition 2026-W34/edition-1", "it has no manifest.json");
    assertThatThrownBy(() -> publish(PLAIN)).isInstanceOf(UncheckedIOException.class);
    assertThat(file).hasContent("mine");
    assertThat(ledger.recorded()).isEmpty();
  }

  @Test
  void an_edition_moved_to_another_address_is_an_error() throws IOException {
    publish(PLAIN);
    Files.move(reports.resolve("2026-W34"), reports.resolve("2026-W35"));
    refused(() -> finish(LATE), "edition 2026-W35/edition-1", "calls itself 2026-W34/edition-1");
  }

  @Test
  void a_recorded_edition_that_was_changed_or_removed_is_an_error() throws IOException {
    publish(PLAIN);
    Path table = reports.resolve("2026-W34/edition-1/tables/days.csv");
    Files.writeString(table, "forged");
    refused(() -> publish(LATE), "Cannot restate", "its documents are not those");
    assertThat(table).hasContent("forged");
    Files.move(reports.resolve("2026-W34"), folder.resolve("elsewhere"));
    refused(() -> publish(LATE), "Cannot restate", "edition-1");
    assertThat(reports.resolve("2026-W34")).doesNotExist();
  }

  /** Rendered by the program itself, so that only its figures are forged. */
  private Path forge(Address address, Facts facts, String time, String run) throws IOException {
    return forge(address, facts, time, run, newestManifest());
  }

  private String newestManifest() {
    return RecordedChain.of(ledger, new Folders(reports)).head().orElseThrow().manifest();
  }

  private Path forge(Address address, Facts facts, String time, String run, String chain)
      throws IOException {
    Imprint imprint = new Imprint(address.edition(), Instant.parse(time), run, chain);
    Edition forged = Samples.edition(address.period(), imprint, facts);
    if (address.edition() > 1) {
      forged = forged.restating(Restatements.between(Samples.edition(PLAIN), forged));
    }
    Path folder = Files.createDirectories(reports.resolve(address.toString()));
    Path json = Files.write(folder.resolve("edition.json"), EditionWriter.bytes(forged));
    Renderer.render(json, folder);
    return folder;
  }

  @Test
  void a_draft_that_does_not_follow_from_its_tables_is_refused_and_not_recorded()
      throws IOException {
    publish(PLAIN);
    Path forged = forge(SECOND, PLAIN.failing(0, 0), "2026-08-25T06:00:00Z", "run-1");

    refused(() -> finish(PLAIN), SECOND + "", "not what the tables of its run run-1 give");
    refused(() -> publisher().finish(draft -> Optional.empty()), "its run run-1 is not recorded");

    assertThat(ledger.recorded()).containsOnlyKeys(FIRST);
    assertThat(ledger.figures()).containsOnlyKeys(FIRST);
    assertThat(forged.resolve("index.html")).exists();
  }

  @Test
  void a_draft_of_a_time_to_come_or_after_a_hole_is_refused() throws IOException {
    publish(PLAIN);
    Path early = forge(SECOND, LATE, "2026-08-25T07:00:00Z", "run-1");
    refused(() -> finish(LATE), "published at 2026-08-25T07:00:00Z");
    Files.move(early, folder.resolve("moved"));

    forge(new Address("2026-W34", 3), LATE, "2026-08-25T06:00:00Z", "run-1");
    refused(() -> finish(LATE), "the edition before it is not recorded");

    assertThat(ledger.recorded()).containsOnlyKeys(FIRST);
  }

  @Test
  void a_draft_that_follows_another_manifest_than_the_newest_is_refused() throws IOException {
    publish(PLAIN);
    Path forged = forge(SECOND, LATE, "2026-08-25T06:00:00Z", "run-1", null);
    refused(() -> finish(LATE), "it follows no manifest", "is 2026-W34/edition-1 with manifest ");
    Files.move(forged, folder.resolve("moved"));

    forge(SECOND, LATE, "2026-08-25T06:00:00Z", "run-1", "0".repeat(64));
    refused(() -> finish(LATE), "it follows the manifest 0000");

    assertThat(ledger.recorded()).containsOnlyKeys(FIRST);
  }

  @Test
  void every_edition_follows_the_manifest_published_before_it_of_whatever_period()
      throws IOException {
    publish(PLAIN);
    publish("2026-W33", PLAIN);
    publish(LATE);
    assertThat(chain(FIRST)).isNull();
    assertThat(chain(new Address("2026-W33", 1))).isEqualTo(manifest(FIRST));
    assertThat(chain(SECOND)).isEqualTo(manifest(new Address("2026-W33", 1)));
    assertThat(Files.readString(reports.resolve("2026-W34/edition-2/manifest.json")))
        .contains("\"before\":\"" + chain(SECOND) + "\"", "service-health/manifest/2");
    assertThat(Files.readString(reports.resolve("2026-W34/edition-2/index.html")))
        .contains(", follows manifest <code>" + chain(SECOND).substring(0, 12) + "</code>");
    assertThat(Files.readString(reports.resolve("latest.json")))
        .contains("\"head\":\"" + manifest(SECOND) + "\"");
  }

  @Test
  void the_first_edition_with_a_chain_follows_the_newest_one_without() throws IOException {
    publishSchemaOne(PLAIN);
    String before = manifest(FIRST);
    publish(LATE);
    assertThat(Files.readString(reports.resolve("2026-W34/edition-1/manifest.json")))
        .contains("service-health/manifest/1")
        .doesNotContain("before");
    assertThat(chain(SECOND)).isEqualTo(before);
    assertThat(new Verifier(new Folders(reports), ledger, e -> e).chain()).isEmpty();
  }

  private String chain(Address address) {
    return new Folders(reports).read(address).chain();
  }

  private String manifest(Address address) {
    return ledger.recorded().get(address).get("manifest.json");
  }

  @Test
  void a_draft_with_a_rewritten_document_is_refused_though_its_manifest_was_too()
      throws IOException {
    publish(PLAIN);
    Path drafted = forge(SECOND, LATE, "2026-08-25T06:00:00Z", "run-1");
    Path page = drafted.resolve("index.html");
    String before = Manifests.sha256(page);
    Files.writeString(page, Files.readString(page).replace("Missed", "Met") + " ");
    Manifests.rewrite(drafted, "index.html", before);

    refused(() -> finish(LATE), "its documents are not those that its edition.json gives");

    assertThat(ledger.recorded()).containsOnlyKeys(FIRST);
  }

  @Test
  void reports_behind_a_symbolic_link_are_cleared_of_drafts_and_listed() throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Path draft = Files.createDirectories(disk.resolve("2026-W34/.edition-1.draft"));
    Files.writeString(draft.resolve("edition.json"), "cut off by a full d");
    reports = Files.createSymbolicLink(folder.resolve("link"), disk);

    publisher().finish(edition -> Optional.empty());
    assertThat(draft).doesNotExist();
    publish(PLAIN);

    assertThat(Files.readString(disk.resolve("index.html"))).contains("2026-W34/edition-1");
  }

  private static void refused(Runnable action, String... why) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DIFFERENT))
        .hasMessageContainingAll(why);
  }

  private List<Address> finish(Facts tables) {
    return publisher().finish(draft -> Optional.of(drafted(draft, tables)));
  }

  private static Edition drafted(Edition draft, Facts tables) {
    return Samples.edition(draft.period().name(), Imprint.of(draft), tables);
  }

  private Publisher publisher() {
    return new Publisher(new Folders(reports), ledger, CLOCK);
  }

  private Optional<Path> publish(Facts facts) {
    return publish("2026-W34", facts);
  }

  private Optional<Path> publish(String period, Facts facts) {
    return publisher()
        .publish(period, "run-1", imprint -> Samples.edition(period, imprint, facts))
        .map(Path::of);
  }
}
