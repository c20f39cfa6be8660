package dev.servicehealth.report;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of every service in each of the last weeks, as the week's latest edition has it. Weeks
 * stand in the order of the calendar, also those that were not published.
 */
record WeekMatrix(List<Week> weeks, List<Row> rows) {

  private static final int WEEKS = 26;

  /**
   * A column.
   *
   * @param isNamingYear whether it is the first of its year
   */
  record Week(LocalDate monday, boolean isNamingYear, Optional<Archived> published) {

    String name() {
      return "W%02d".formatted(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    int year() {
      return monday.get(IsoFields.WEEK_BASED_YEAR);
    }

    boolean isRestated() {
      return published.filter(a -> a.edition().edition() > 1).isPresent();
    }
  }

  /** A service; its title is that of its latest week. */
  record Row(String title, List<Cell> cells) {}

  /**
   * @param service as the week's edition has it; empty where that is not published or has no such
   *     service
   */
  record Cell(Week week, Optional<Edition.Service> service) {

    String page() {
      return week.published().orElseThrow().page(service.orElseThrow());
    }

    String inWords() {
      String state = service.map(s -> s.state().inSentence()).orElse(absent());
      return "%d-%s: %s%s"
          .formatted(week.year(), week.name(), state, isRestated() ? ", restated" : "");
    }

    private String absent() {
      return week.published().isPresent() ? "not measured" : "not published";
    }

    boolean isRestated() {
      return service.isPresent() && week.isRestated();
    }
  }

  static WeekMatrix of(Archive archive) {
    Map<LocalDate, Archived> published = new LinkedHashMap<>();
    archive.current().stream()
        .filter(a -> a.edition().period().kind().equals("week"))
        .forEach(a -> published.putIfAbsent(a.edition().period().firstDay(), a));
    if (published.isEmpty()) {
      return new WeekMatrix(List.of(), List.of());
    }
    LocalDate newest = published.keySet().iterator().next();
    LocalDate earliest = newest.minusWeeks(WEEKS - 1L);
    published.keySet().removeIf(monday -> monday.isBefore(earliest));
    List<Week> weeks = weeks(newest, published);
    return new WeekMatrix(weeks, rows(weeks, published.values()));
  }

  private static List<Week> weeks(LocalDate newest, Map<LocalDate, Archived> published) {
    LocalDate first = published.keySet().stream().min(LocalDate::compareTo).orElse(newest);
    return Stream.iterate(first, monday -> !monday.isAfter(newest), monday -> monday.plusWeeks(1))
        .map(
            monday ->
                new Week(
                    monday,
                    monday.equals(first) || isFirstOfYear(monday),
                    Optional.ofNullable(published.get(monday))))
        .toList();
  }

  private static boolean isFirstOfYear(LocalDate monday) {
    return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == 1;
  }

  /** Those of the newest week in its order, worst first; then those that earlier weeks had. */
  private static List<Row> rows(List<Week> weeks, Collection<Archived> newestFirst) {
    Map<String, String> titles = new LinkedHashMap<>();
    newestFirst.forEach(
        archived ->
            archived.edition().services().stream()
                .sorted(Edition.Service.WORST_FIRST)
                .forEach(s -> titles.putIfAbsent(s.service(), Words.name(s.title()))));
    return titles.entrySet().stream()
        .map(
            service ->
                new Row(
                    service.getValue(),
                    weeks.stream().map(week -> cell(week, service.getKey())).toList()))
        .toList();
  }

  private static Cell cell(Week week, String service) {
    return new Cell(
        week,
        week.published().stream()
            .flatMap(a -> a.edition().services().stream())
            .filter(s -> s.service().equals(service))
            .findFirst());
  }
}
