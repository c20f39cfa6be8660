package dev.servicehealth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.incident.FeedState;
import dev.servicehealth.incident.Happenings;
import dev.servicehealth.incident.Incidents;
import dev.servicehealth.incident.Revision;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.project.Project;
import dev.servicehealth.project.ProjectFiles;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six days of a feed that is cut by the day, on plain values. */
class PlannerTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-07-13");
  private static final DayRange RANGE = new DayRange(FIRST, FIRST.plusDays(5));

  @TempDir private Path folder;
  private ProjectFiles files;
  private final Map<LocalDate, List<RawFile>> raw = new TreeMap<>();
  private final Map<String, String> ofSources =
      new TreeMap<>(Map.of("core.minute", "1", "core.hour", "2"));
  private final Map<String, String> ofDays =
      new TreeMap<>(Map.of("core.objective", "3", "slo.day", "4", "slo.week", "5"));
  private String zone = "UTC";
  private Happenings happenings = Happenings.none();
  private Optional<byte[]> userKey = Optional.of(new byte[] {1});
  private LocalDate today = FIRST.plusDays(40);
  private Map<String, String> recorded = new HashMap<>();

  @BeforeEach
  void record_everything() throws IOException {
    files = ProjectFiles.withExclusions(folder);
    Files.delete(folder.resolve(ProjectFiles.FEEDS));
    RANGE.days().forEach(day -> raw.put(day, List.of(file(day, "part-0", 100, 1))));
    recorded = new HashMap<>(plan().fingerprints());
  }

  @Test
  void nothing_changed_is_nothing_to_do() {
    assertThat(plan().isEmpty()).isTrue();
    assertThat(recorded.get("store-requests/2026-07-13"))
        .matches(
            "form=2 files=[0-9a-f]{16} source=[0-9a-f]{16} sql=[0-9a-f]{16} calendar=[0-9a-f]{16}");
    assertThat(recorded.get("objectives/2026-07-13"))
        .matches(
            "form=2 objectives=[0-9a-f]{16} exclusions=[0-9a-f]{16} sql=[0-9a-f]{16}"
                + " calendar=[0-9a-f]{16}");
  }

  @Test
  void days_share_the_lists_of_their_models() {
    assertThat(recorded).hasSize(12 + 2);
    assertThat(recorded.entrySet())
        .filteredOn(entry -> entry.getKey().matches("models:[0-9a-f]{16}"))
        .extracting(Map.Entry::getValue)
        .containsExactlyInAnyOrder(
            "core.hour=2 core.minute=1", "core.objective=3 slo.day=4 slo.week=5");
  }

  @Test
  void a_day_without_a_record_is_not_recorded_yet() {
    recorded.remove("store-requests/2026-07-14");

    assertThat(stale()).containsExactly("store-requests/2026-07-14 not_recorded");
  }

  @Test
  void a_record_in_one_hash_counts_as_changed() {
    recorded.put("objectives/2026-07-14", "0123456789abcdef".repeat(4));
    recorded.put("store-requests/2026-07-15", "files=0123456789abcdef");

    assertThat(stale())
        .containsExactly("store-requests/2026-07-15 form", "objectives/2026-07-14 form");
  }

  @Test
  void a_record_in_the_form_of_an_earlier_version_is_computed_again_once() {
    recorded.keySet().removeIf(key -> key.startsWith("models:"));
    recorded.replaceAll((key, text) -> text.replace("form=2 ", ""));

    assertThat(stale()).hasSize(12).allMatch(day -> day.endsWith(" form"));
    assertThat(plan().why()).isEqualTo("recorded in an older form (6 days)");

    recorded = merged();
    assertThat(stale()).isEmpty();
  }

  @Test
  void late_data_makes_its_day_stale_alone() {
    LocalDate day = FIRST.plusDays(2);
    raw.put(day, List.of(file(day, "part-0", 100, 1), file(day, "part-1", 5, 2)));

    assertThat(stale()).containsExactly("store-requests/2026-07-15 files");
    assertThat(plan().sourcePlans().get(0).days()).containsExactly(day);
  }

  @Test
  void a_deleted_file_makes_its_day_stale_alone() {
    raw.put(FIRST, List.of());

    assertThat(stale()).containsExactly("store-requests/2026-07-13 files");
  }

  @Test
  void what_was_recorded_of_telemetry_past_its_retention_stays_once_the_files_are_gone() {
    files.edit(ProjectFiles.STORE, "format: parquet", "format: parquet\n    retention: 38d");
    assertThat(stale()).isEmpty();
    RANGE.days().forEach(day -> raw.put(day, List.of()));
    ofSources.put("core.hour", "6");
    recorded.remove("store-requests/2026-07-14");

    assertThat(stale())
        .containsExactly(
            "store-requests/2026-07-14 not_recorded",
            "store-requests/2026-07-15 files sql",
            "store-requests/2026-07-16 files sql",
            "store-requests/2026-07-17 files sql",
            "store-requests/2026-07-18 files sql");
  }

  @Test
  void telemetry_past_its_retention_that_is_there_counts() {
    files.edit(ProjectFiles.STORE, "format: parquet", "format: parquet\n    retention: 1d");
    raw.put(FIRST, List.of(file(FIRST, "part-0", 100, 2)));

    assertThat(stale()).containsExactly("store-requests/2026-07-13 files");
  }

  @Test
  void days_of_a_source_that_the_catalog_has_no_more_are_emptied_once() {
    recorded.put("old-requests/2026-07-14", "files=0123456789abcdef");
    recorded.put("old-requests/2026-07-20", "files=0123456789abcdef");

    assertThat(stale()).containsExactly("old-requests/2026-07-14 removed");
    assertThat(plan().sourcePlans()).isEmpty();
    assertThat(plan().sources()).containsOnlyKeys("old-requests");

    recorded = merged();
    assertThat(stale()).isEmpty();
  }

  @Test
  void a_source_that_comes_back_is_not_recorded_yet() {
    recorded.put("store-requests/2026-07-14", Fingerprint.REMOVED.text());

    assertThat(stale()).containsExactly("store-requests/2026-07-14 not_recorded");
  }

  @Test
  void another_key_makes_days_of_feeds_with_user_ids_stale() {
    userKey = Optional.of(new byte[] {2});

    assertThat(stale()).isEmpty();

    files.edit(
        ProjectFiles.CONFIGURATION,
        "reports: reports",
        "reports: reports\nprivacy: { userKey: env:UNUSED }");
    files.edit(ProjectFiles.STORE, "event_time: ts", "event_time: ts\n      user_id: account");
    recorded = merged();
    userKey = Optional.of(new byte[] {3});
    assertThat(stale()).hasSize(6).allMatch(day -> day.endsWith(" source"));
  }

  @Test
  void a_file_written_again_with_the_same_size_makes_its_day_stale_alone() {
    raw.put(FIRST, List.of(file(FIRST, "part-0", 100, 2)));

    assertThat(stale()).containsExactly("store-requests/2026-07-13 files");
  }

  @Test
  void a_new_target_makes_days_stale_from_the_day_it_takes_effect_on() {
    String store = files.read(ProjectFiles.STORE);
    String objective = store.substring(store.lastIndexOf("---"));
    String next =
        objective
            .replace("target: 0.999", "target: 0.99")
            .replace(
                "  name: store-availability",
                "  name: store-availability\n"
                    + "  annotations: { service-health/effective-from: \"2026-07-16\" }");
    files.write(ProjectFiles.STORE, store + next);

    assertThat(stale())
        .containsExactly(
            "objectives/2026-07-16 objectives",
            "objectives/2026-07-17 objectives",
            "objectives/2026-07-18 objectives");
    assertThat(plan().sourcePlans()).isEmpty();
  }

  @Test
  void a_changed_indicator_makes_every_day_of_its_source_stale_and_of_the_objectives() {
    files.edit(ProjectFiles.STORE, "status < 500", "status < 501");

    assertThat(plan().reasons())
        .containsOnlyKeys(Reason.SOURCE, Reason.OBJECTIVES)
        .allSatisfy((reason, days) -> assertThat(days).hasSize(6));
  }

  @Test
  void changed_sql_of_a_figure_makes_the_objectives_stale_for_it_and_its_readers() {
    ofDays.put("slo.day", "6");

    assertThat(stale()).hasSize(6).allMatch(day -> day.matches("objectives/\\S+ sql"));
    assertThat(plan().why()).isEqualTo("SQL of slo.day changed (6 days)");
    assertThat(plan().stale())
        .allSatisfy(
            each -> {
              assertThat(each.changed()).containsExactly("slo.day");
              assertThat(each.models()).containsExactly("slo.day", "slo.week");
            });
    assertThat(plan().days("slo.week")).hasSize(6);
    assertThat(plan().days("core.objective")).isEmpty();
    assertThat(plan().sources()).isEmpty();

    recorded = merged();
    assertThat(stale()).isEmpty();
  }

  @Test
  void changed_sql_of_facts_makes_every_source_stale_for_them_and_their_readers() {
    ofSources.put("core.minute", "6");

    assertThat(stale()).hasSize(6).allMatch(day -> day.matches("store-requests/\\S+ sql"));
    assertThat(plan().sources("core.minute").get("store-requests")).hasSize(6);
    assertThat(plan().sources("core.hour")).isEmpty();
    assertThat(plan().days("slo.day")).hasSize(6);
    assertThat(plan().days("core.objective")).isEmpty();
  }

  @Test
  void a_model_that_was_removed_leaves_the_others_as_they_were() {
    ofDays.remove("slo.week");

    assertThat(stale()).isEmpty();
  }

  @Test
  void a_day_that_is_stale_for_more_than_sql_is_computed_whole() {
    ofSources.put("core.minute", "6");
    raw.put(FIRST, List.of(file(FIRST, "part-0", 100, 2)));

    assertThat(stale())
        .contains("store-requests/2026-07-13 files sql", "store-requests/2026-07-14 sql");
    assertThat(plan().sources("core.hour").get("store-requests")).containsExactly(FIRST);
    assertThat(plan().days("core.objective")).containsExactly(FIRST);
    assertThat(plan().why())
        .isEqualTo(
            "files arrived, changed or were removed (1 day), SQL of core.minute changed (6 days)");
  }

  @Test
  void another_time_zone_makes_every_day_stale() {
    zone = "Europe/Berlin";

    assertThat(plan().reasons().get(Reason.CALENDAR)).hasSize(6);
    assertThat(stale()).hasSize(12).allMatch(day -> day.endsWith("calendar"));
  }

  @Test
  void an_exclusion_makes_the_days_it_lies_in_stale_asked_for_and_approved() {
    files.edit(
        ProjectFiles.EXCLUSIONS,
        "  - services:\n",
        """
          - services: [store]
            from: 2026-07-16T22:00:00Z
            to: 2026-07-17T00:00:00Z
            category: planned maintenance
            reason: New switches.
            requestedBy: team-platform
          - services:
        """);
    assertThat(stale()).containsExactly("objectives/2026-07-16 exclusions");
    recorded = merged();

    files.edit(
        ProjectFiles.EXCLUSIONS,
        "New switches.\n",
        """
        New switches.
            approvedBy: service-review
            approvedAt: 2026-07-08T10:00:00Z
        """);
    assertThat(stale()).containsExactly("objectives/2026-07-16 exclusions");
  }

  @Test
  void a_longer_exclusion_leaves_a_day_alone_that_it_covers_as_before() {
    files.edit(ProjectFiles.EXCLUSIONS, "to: 2026-07-15T05:00:00Z", "to: 2026-07-16T05:00:00Z");
    recorded = merged();

    files.edit(ProjectFiles.EXCLUSIONS, "to: 2026-07-16T05:00:00Z", "to: 2026-07-16T06:00:00Z");

    assertThat(stale()).containsExactly("objectives/2026-07-16 exclusions");
  }

  /** Telemetry and the other figures stay as they are. */
  @Test
  void a_revised_incident_makes_its_days_stale_for_what_reads_incidents() {
    ofDays.put("slo.incident", "6");
    recorded = merged();
    happenings = incident("2026-07-14T22:00:00Z", "2026-07-15T01:00:00Z");

    assertThat(stale())
        .containsExactly("objectives/2026-07-14 incidents", "objectives/2026-07-15 incidents");
    assertThat(plan().days("slo.incident")).containsExactly(FIRST.plusDays(1), FIRST.plusDays(2));
    assertThat(plan().days("slo.day")).isEmpty();
    assertThat(plan().sources()).isEmpty();
    assertThat(plan().why()).isEqualTo("incident revised (2 days)");
    recorded = merged();
    assertThat(stale()).isEmpty();

    happenings = incident("2026-07-15T00:30:00Z", "2026-07-15T01:00:00Z");
    assertThat(stale())
        .containsExactly("objectives/2026-07-14 incidents", "objectives/2026-07-15 incidents");
    recorded = merged();

    happenings = Happenings.none();
    assertThat(stale()).containsExactly("objectives/2026-07-15 incidents");
    recorded = merged();
    assertThat(stale()).isEmpty();
  }

  private static Happenings incident(String started, String resolved) {
    Revision revision =
        new Revision(
            "INC-1",
            Instant.parse("2026-07-15T08:00:00Z"),
            Revision.Status.COUNTED,
            Optional.empty(),
            1,
            List.of("store"),
            Revision.Times.of(
                Optional.of(Instant.parse(started)), Optional.of(Instant.parse(resolved))),
            Revision.Story.titled("Down"),
            "a.jsonl:1");
    return new Happenings(
        new Incidents(FeedState.received(), List.of(revision), List.of(), List.of(revision)),
        List.of());
  }

  @Test
  void days_that_an_earlier_version_recorded_with_absolute_paths_are_as_recorded() {
    Map<String, String> now = Map.copyOf(recorded);
    recorded.clear();
    for (StaleDay day : plan().stale()) {
      Fingerprint fingerprint = day.fingerprint();
      String text = fingerprint.text();
      for (Map.Entry<Reason, String> former : fingerprint.former().entrySet()) {
        text = text.replace(fingerprint.parts().get(former.getKey()), former.getValue());
      }
      recorded.put(day.key(), text);
      recorded.putAll(fingerprint.lists());
    }

    assertThat(recorded).hasSameSizeAs(now).isNotEqualTo(now);
    assertThat(stale()).isEmpty();
  }

  @Test
  void again_is_every_day_but_those_whose_raw_telemetry_is_gone() {
    raw.put(FIRST, List.of());

    assertThat(planner().again(RANGE, RecordedDays.of(recorded)).stale())
        .hasSize(11)
        .extracting(StaleDay::key)
        .contains("objectives/2026-07-13", "store-requests/2026-07-14")
        .doesNotContain("store-requests/2026-07-13");
  }

  @Test
  void several_reasons_of_a_day_are_all_told() {
    recorded.keySet().removeIf(key -> !key.endsWith("2026-07-13"));
    raw.put(FIRST, List.of());
    ofSources.put("core.hour", "6");

    Plan plan = plan();

    assertThat(plan.stale().get(0).reasons()).containsExactly(Reason.FILES, Reason.SQL);
    assertThat(plan.reasons().get(Reason.NOT_RECORDED)).hasSize(5);
    assertThat(plan.days()).hasSize(6);
  }

  private Map<String, String> merged() {
    Map<String, String> all = new HashMap<>(recorded);
    all.putAll(plan().fingerprints());
    return all;
  }

  private List<String> stale() {
    return plan().stale().stream()
        .map(
            each ->
                each.key()
                    + each.reasons().stream()
                        .map(Reason::code)
                        .collect(Collectors.joining(" ", " ", "")))
        .toList();
  }

  private Plan plan() {
    return planner().plan(RANGE, RecordedDays.of(recorded));
  }

  private Planner planner() {
    ReportingCalendar calendar = new ReportingCalendar(ZoneId.of(zone));
    Project project = Project.load(files.configuration());
    return new Planner(
        project,
        LocatedSource.all(project.catalog(), project.configuration().base()),
        (located, range) -> partitions(),
        located -> true,
        new Fingerprints(calendar, models(), userKey),
        happenings,
        today);
  }

  private ModelFingerprints models() {
    return new ModelFingerprints(
        ofSources,
        ofDays,
        Map.of(
            "slo.day",
            Set.of("core.minute", "core.objective"),
            "slo.week",
            Set.of("slo.day"),
            "slo.incident",
            Set.of("slo.day", "known_incident")));
  }

  private List<RawPartition> partitions() {
    List<RawPartition> partitions = new ArrayList<>();
    raw.forEach(
        (day, ofDay) -> {
          Instant starts = Instant.parse(day + "T00:00:00Z");
          boolean missing = ofDay.isEmpty();
          partitions.add(
              new RawPartition(
                  "day=" + day,
                  starts,
                  starts.plus(Duration.ofDays(1)),
                  day,
                  ofDay,
                  missing ? State.MISSING : State.RECEIVED,
                  missing ? "no file" : null));
        });
    return partitions;
  }

  private static RawFile file(LocalDate day, String name, long bytes, long modified) {
    return new RawFile("file:/telemetry/day=" + day + "/" + name, bytes, modified, "");
  }
}
