package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One row a service, by state and then by harm. Sums stand in the totals, and are not made here.
 *
 * @param window of the objectives' own budgets in words, where all have the same; empty where not
 * @param folder of the edition, from the page that shows it
 */
record Scorecard(List<Row> rows, List<TotalRow> totals, String window, String folder) {

  private static final int UNGROUPED = 40;

  /**
   * @param shown the worst of the service's objectives
   * @param share of the first total's bad events, in words; empty where the row is no part of it
   * @param notes what the row keeps back
   * @param bullet how much of the objective's own budget is used; empty before schema 4
   * @param spark the latest periods; empty without a period before
   */
  record Row(
      Edition.Service service,
      Edition.Objective shown,
      String availability,
      String share,
      String users,
      List<String> notes,
      Optional<Bullet> bullet,
      Optional<Sparkline> spark) {

    String coverage() {
      return AvailabilityText.coverage(shown);
    }

    State state() {
      return shown.overall();
    }

    /** "met this week": where the own window is worse than the period. */
    String thisPeriod(String kind) {
      return shown.state() == shown.overall() ? "" : shown.state().inSentence() + " this " + kind;
    }

    /** "111%", of the own budget. */
    String spent() {
      return shown
          .ownWindow()
          .map(b -> b.isCounted() ? Words.spent(b.spentShare()) : b.state().inSentence())
          .orElse("");
    }

    /** "over budget", beside the bar. */
    String budgetTag() {
      return shown
          .ownWindow()
          .map(Standing.Budget::state)
          .map(
              state ->
                  switch (state) {
                    case MISSED -> "over budget";
                    case AT_RISK -> "at risk";
                    case UNKNOWN -> "unknown in part";
                    default -> "";
                  })
          .orElse("");
    }

    String target() {
      return AvailabilityText.target(shown.target());
    }

    String objective() {
      return Words.name(shown.title());
    }

    /** Where the truth lies if telemetry is missing, and the figure outside of exclusions. */
    List<String> remarks() {
      List<String> remarks = new ArrayList<>();
      if (shown.state() == State.UNKNOWN && shown.result().atWorst() != null) {
        remarks.add(AvailabilityText.bounds(shown));
      }
      if (shown.minutes().excluded() > 0 && shown.adjusted() != null) {
        remarks.add(AvailabilityText.adjusted(shown));
      }
      return List.copyOf(remarks);
    }

    /** "254", in whole units of the objective. */
    String bad() {
      return shown.counted().counted(shown.bad(), RoundingMode.UP);
    }

    /** "failed, of 522,000 requests". */
    String ofAll() {
      return shown.counted().adjective() + ", of " + shown.counted().all(shown.valid());
    }
  }

  /**
   * A sum over services.
   *
   * @param title of the events that it adds
   * @param scope the services that it adds, and how many it leaves out
   */
  record TotalRow(String title, String scope, String availability, String bad, String ofAll) {}

  static Scorecard of(Edition edition) {
    return of(edition, edition.services());
  }

  /** Of some services of an edition; totals stand only under all of them. */
  static Scorecard of(Edition edition, List<Edition.Service> some) {
    List<Edition.Service> services = some.stream().sorted(Edition.Service.WORST_FIRST).toList();
    List<String> shares = Shares.ofTotal(edition, services);
    List<Row> rows =
        IntStream.range(0, services.size())
            .mapToObj(n -> row(edition, services.get(n), shares.get(n), n + 1))
            .toList();
    List<TotalRow> totals =
        some.size() < edition.services().size()
            ? List.of()
            : edition.totals().stream().map(total -> totalRow(edition, total)).toList();
    return new Scorecard(rows, totals, window(rows), "");
  }

  /** For a page in another folder. */
  Scorecard from(String other) {
    return new Scorecard(rows, totals, window, other);
  }

  /** Rows of one state, for jump marks; all in one where there are few. */
  List<Group> groups() {
    if (rows.size() <= UNGROUPED) {
      return List.of(new Group("", rows));
    }
    Map<State, List<Row>> byState =
        rows.stream().collect(Collectors.groupingBy(Row::state, TreeMap::new, Collectors.toList()));
    return byState.entrySet().stream()
        .map(group -> new Group(group.getKey().word(), group.getValue()))
        .toList();
  }

  /**
   * Rows under a heading.
   *
   * @param name of their state; empty where all stand together
   */
  record Group(String name, List<Row> rows) {

    String mark() {
      return "state-" + FileName.of(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
  }

  /** The page of a service. */
  String page(Row row) {
    return folder + FileName.ofService(row.service().service());
  }

  private static String window(List<Row> rows) {
    List<String> windows =
        rows.stream()
            .flatMap(row -> row.shown().ownWindow().stream())
            .map(Standing.Budget::window)
            .distinct()
            .toList();
    return windows.size() == 1 ? Words.window(windows.get(0)) : "";
  }

  private static Row row(Edition edition, Edition.Service service, String share, int number) {
    Edition.Objective shown = service.worst();
    return new Row(
        service,
        shown,
        AvailabilityText.of(shown),
        share,
        users(shown),
        notes(edition, service),
        shown
            .ownWindow()
            .filter(Standing.Budget::isCounted)
            .map(budget -> Bullet.of("budget-" + number, service, budget)),
        Sparkline.of("spark-" + number, Words.name(service.title()), shown));
  }

  private static TotalRow totalRow(Edition edition, Total total) {
    Unit unit = total.unit();
    boolean isUnknown =
        total.parts(edition.services()).anyMatch(part -> part.state() == State.UNKNOWN);
    String availability =
        total.valid() == 0
            ? isUnknown ? "nothing measured" : "no traffic"
            : AvailabilityText.percent(total.availability(), finestDecimals(edition, total))
                + (isUnknown ? " of what was measured" : "");
    return new TotalRow(
        Words.capital(unit.adjective()) + " " + unit.noun(2),
        scope(edition, total),
        availability,
        Words.count(total.bad()),
        unit.adjective() + ", of " + unit.all(total.valid()));
  }

  /** The sum has no target of its own; it is printed as finely as the finest of its parts. */
  private static int finestDecimals(Edition edition, Total total) {
    return total
        .parts(edition.services())
        .mapToInt(part -> AvailabilityText.decimals(part.target()))
        .max()
        .orElse(2);
  }

  private static String scope(Edition edition, Total total) {
    int parts = total.objectives().size();
    int left = edition.services().size() - parts;
    String added = parts + " " + Words.noun(parts, "service") + " added";
    return left == 0 ? added : added + ", " + left + " not counted in this";
  }

  /** Without a bad event nobody was affected, whatever a sketch would estimate. */
  static boolean isHarmless(Edition.Objective shown) {
    return shown.bad() == 0 && shown.state() != State.UNKNOWN && shown.counted().isEvents();
  }

  static String users(Edition.Objective shown) {
    return isHarmless(shown) ? "none" : shown.usersHit().map(Words::users).orElse("no user data");
  }

  /** For the record: digits, and a group that is too small to be counted as "<10". */
  static String exactUsers(Edition.Objective shown) {
    if (isHarmless(shown)) {
      return "0";
    }
    return shown
        .usersHit()
        .map(users -> (users.state().equals("fewer than") ? "<" : "") + users.users())
        .orElse(null);
  }

  private static List<String> notes(Edition edition, Edition.Service service) {
    Edition.Objective shown = service.worst();
    List<String> notes = new ArrayList<>();
    int all = service.objectives().size();
    long met = service.objectives().stream().filter(o -> o.overall() == State.MET).count();
    long unknown = service.objectives().stream().filter(o -> o.overall() == State.UNKNOWN).count();
    if (all > 1 && unknown == all) {
      notes.add(all == 2 ? "both objectives unknown" : "all " + all + " objectives unknown");
    } else if (all > 1) {
      notes.add(met + " of " + all + " objectives met");
    }
    if (AvailabilityText.isJustBelow(shown)) {
      notes.add("just below");
    }
    BigDecimal coverage = shown.result().coverage();
    if (coverage == null || coverage.compareTo(BigDecimal.ONE) < 0) {
      notes.add("coverage " + AvailabilityText.coverage(shown));
    }
    open(edition, shown)
        .ifPresent(day -> notes.add("rows may arrive until " + Dates.dayOfMonth(day)));
    return List.copyOf(notes);
  }

  /** The last day on which rows of an objective may still arrive; empty where all have. */
  private static Optional<LocalDate> open(Edition edition, Edition.Objective objective) {
    return Optional.ofNullable(objective.standing())
        .map(Standing::recent)
        .map(Recent::definitions)
        .filter(definitions -> !definitions.isEmpty())
        .map(definitions -> definitions.get(definitions.size() - 1).source())
        .flatMap(
            name -> edition.sources().stream().filter(s -> s.source().equals(name)).findFirst())
        .flatMap(source -> source.openAt(edition.publishedAt()));
  }
}
