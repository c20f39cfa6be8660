package dev.servicehealth.plan;

import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Restatement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The days and editions that a plan would touch, as far as can be told without computing anything.
 *
 * @param days what is stale, in the order of days
 * @param reached further days, whose windows hold stale ones
 * @param editions the newest one of every period with a day among either
 * @param lost data sources that cannot be listed
 */
public record Outlook(
    DayRange range,
    List<Line> days,
    NavigableSet<LocalDate> reached,
    List<AtStake> editions,
    List<LostSource> lost) {

  /**
   * A source, or the objectives, on a stale day.
   *
   * @param changes what became of the files, where that is a reason and can be told
   * @param rowsRecorded raw rows that were read when the day was recorded; empty for the objectives
   *     and where it never was
   */
  public record Line(
      StaleDay stale, Set<FileChange> changes, int files, long bytes, OptionalLong rowsRecorded) {}

  /**
   * A published edition that the next one may differ from.
   *
   * @param stale its days that are stale
   * @param reached its days that windows reach
   * @param objectives those that a stale day is part of
   * @param restatements the figures that the next edition would change; empty while nothing is
   *     computed
   */
  public record AtStake(
      Edition published,
      NavigableSet<LocalDate> stale,
      NavigableSet<LocalDate> reached,
      List<Judged> objectives,
      Optional<List<Restatement>> restatements) {

    AtStake restating(List<Restatement> all) {
      return new AtStake(published, stale, reached, objectives, Optional.of(all));
    }
  }

  /** An objective with its published verdict. */
  public record Judged(String service, String slo, String verdict) {}

  /**
   * @param reached all days to compute, those of the plan perhaps among them
   * @param published the newest edition of every period
   */
  public static Outlook of(
      DayRange range,
      Plan plan,
      RecordedFiles recorded,
      NavigableSet<LocalDate> reached,
      List<Edition> published,
      Catalog catalog) {
    NavigableSet<LocalDate> further = new TreeSet<>(reached);
    further.removeAll(plan.days());
    List<Line> lines =
        plan.stale().stream()
            .sorted(Comparator.comparing(StaleDay::day))
            .map(each -> line(each, recorded))
            .toList();
    List<AtStake> editions =
        published.stream()
            .map(edition -> atStake(edition, plan, further, catalog))
            .filter(edition -> !edition.stale().isEmpty() || !edition.reached().isEmpty())
            .toList();
    return new Outlook(range, lines, further, editions, plan.lost());
  }

  /** Adds what a rehearsal found that the next editions would say. */
  public Outlook restating(Function<Edition, List<Restatement>> restatements) {
    List<AtStake> restated =
        editions.stream()
            .map(each -> each.restating(restatements.apply(each.published())))
            .toList();
    return new Outlook(range, days, reached, restated, lost);
  }

  public boolean isEmpty() {
    return days.isEmpty();
  }

  /** The stale days, each once. */
  public NavigableSet<LocalDate> staleDays() {
    return days.stream()
        .map(line -> line.stale().day())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Line line(StaleDay stale, RecordedFiles recorded) {
    boolean files = stale.reasons().contains(Reason.FILES);
    return new Line(
        stale,
        files ? recorded.changes(stale) : Set.of(),
        stale.partitions().stream().mapToInt(partition -> partition.files().size()).sum(),
        stale.partitions().stream().mapToLong(partition -> partition.bytes()).sum(),
        recorded.rowsRead(stale));
  }

  private static AtStake atStake(
      Edition edition, Plan plan, NavigableSet<LocalDate> reached, Catalog catalog) {
    DayRange days = new DayRange(edition.period().firstDay(), edition.period().lastDay());
    List<StaleDay> stale = plan.stale().stream().filter(each -> days.contains(each.day())).toList();
    List<Judged> objectives =
        edition.services().stream()
            .flatMap(service -> service.objectives().stream().map(o -> judged(service, o)))
            .filter(objective -> stale.stream().anyMatch(day -> concerns(day, objective, catalog)))
            .toList();
    return new AtStake(
        edition,
        stale.stream().map(StaleDay::day).collect(Collectors.toCollection(TreeSet::new)),
        within(reached, days),
        objectives,
        Optional.empty());
  }

  private static Judged judged(Edition.Service service, Edition.Objective objective) {
    return new Judged(service.service(), objective.slo(), objective.state().word());
  }

  private static NavigableSet<LocalDate> within(NavigableSet<LocalDate> days, DayRange range) {
    return new TreeSet<>(days.subSet(range.first(), true, range.last(), true));
  }

  /** Definitions may be of any objective; a source is of those that read it. */
  private static boolean concerns(StaleDay stale, Judged objective, Catalog catalog) {
    return stale.source().isEmpty()
        || catalog.slos().stream()
            .filter(slo -> slo.name().equals(objective.slo()))
            .filter(slo -> slo.isEffectiveOn(stale.day(), catalog.slos()))
            .anyMatch(slo -> slo.indicator().source().equals(stale.source().get()));
  }
}
