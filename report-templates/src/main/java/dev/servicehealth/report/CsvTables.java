package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The exact figures of an edition as CSV, by the name of the document. */
record CsvTables(Edition edition) {

  private static final String MINUTES =
      "good_minutes,bad_minutes,no_traffic_minutes,no_telemetry_minutes,excluded_minutes,total_minutes";

  private static final String UNIT = "unit,slice_minutes,bad_is";
  private static final String RESULT =
      "missing,availability,availability_at_worst,availability_at_best,coverage";
  private static final String ADJUSTED =
      "adjusted_bad,adjusted_valid,adjusted_availability,adjusted_state";

  Map<String, String> documents() {
    Map<String, String> documents = new TreeMap<>();
    documents.put("tables/objectives.csv", objectives());
    documents.put("tables/days.csv", days());
    documents.put("tables/sources.csv", sources());
    documents.put("tables/figures.csv", figures());
    documents.put("tables/totals.csv", totals());
    edition.happened().ifPresent(told -> documents.put("tables/incidents.csv", incidents(told)));
    if (edition.edition() > 1) {
      documents.put("tables/restatements.csv", restatements());
    }
    return documents;
  }

  /** The ledger: each incident's share of each objective, and the rest as one without a name. */
  private String incidents(Happenings told) {
    Stream<List<String>> taken =
        told.incidents().stream()
            .flatMap(
                incident ->
                    incident.impacts().stream()
                        .map(
                            i ->
                                join(
                                    Stream.of(
                                        Csv.row(incident.id(), incident.title(), i.service()),
                                        Csv.row(i.slo(), i.unit().name(), i.bad(), i.valid()),
                                        Csv.row(i.adjustedBad(), i.budgetShare(), i.badEvents()),
                                        Csv.row(i.validEvents(), i.absentEvents(), i.excess())))));
    Stream<List<String>> rest =
        told.unattributed().stream()
            .map(
                share ->
                    join(
                        Stream.of(
                            Csv.row("unattributed", "", share.service(), share.slo(), ""),
                            Csv.row(share.bad(), "", share.adjustedBad(), "", "", "", "", ""))));
    return Csv.table(
        header(
            "incident,title,service,slo,unit,bad,valid,adjusted_bad,adjusted_budget_share,"
                + "bad_events,valid_events,absent_events,excess"),
        Stream.concat(taken, rest).toList());
  }

  private String restatements() {
    return Csv.table(
        header(
            "period,edition,service,slo,figure,day,was,is,was_printed,is_printed,why,"
                + "verdict_changed"),
        edition.restatements().stream()
            .map(
                r ->
                    join(
                        Stream.of(
                            Csv.row(period(), edition.edition(), r.service(), r.slo(), r.figure()),
                            Csv.row(r.day(), r.was(), r.is(), r.wasPrinted(), r.isPrinted()),
                            Csv.row(r.why().key(), r.verdictChanged()))))
            .toList());
  }

  /** The rows of {@code record.figure}. */
  private String figures() {
    return Csv.table(
        header("service,slo,figure,day,unit,bad_is,value,printed,state,definition"),
        Figures.of(edition).stream()
            .map(
                f ->
                    join(
                        Stream.of(
                            Csv.row(f.service(), f.slo(), f.name().key(), f.day(), f.unit()),
                            Csv.row(f.badIs(), f.value(), f.printed(), f.state().word()),
                            Csv.row(f.definition()))))
            .toList());
  }

  private String totals() {
    return Csv.table(
        header("period,bad_is,unit,bad,valid,availability,objectives"),
        edition.totals().stream()
            .map(
                total ->
                    join(
                        Stream.of(
                            Csv.row(period(), total.badIs(), total.unit().name()),
                            Csv.row(total.bad(), total.valid(), plain(total.availability())),
                            Csv.row(
                                total.objectives().stream()
                                    .map(part -> part.service() + "/" + part.slo())
                                    .collect(joining("; "))))))
            .toList());
  }

  private static String plain(BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }

  private static List<String> unit(Edition.Span span) {
    return Csv.row(span.counted().name(), span.counted().sliceMinutes(), span.counted().badIs());
  }

  private static List<String> result(Edition.Span span) {
    Edition.Result r = span.result();
    return Csv.row(
        r.missing(),
        plain(r.availability()),
        plain(r.atWorst()),
        plain(r.atBest()),
        plain(r.coverage()));
  }

  private static List<String> adjusted(Edition.Span span) {
    return Optional.ofNullable(span.adjusted())
        .map(a -> Csv.row(a.bad(), a.valid(), plain(a.availability()), a.state().word()))
        .orElse(Csv.row("", "", "", ""));
  }

  private String objectives() {
    List<List<String>> rows = new ArrayList<>();
    for (Edition.Service s : edition.services()) {
      for (Edition.Objective o : s.objectives()) {
        List<String> row =
            join(
                Stream.of(
                    Csv.row(
                        period(), s.service(), s.title(), s.owner(), s.tier(), o.slo(), o.title()),
                    Csv.row(o.target().toPlainString(), o.definition(), o.state().word()),
                    Csv.row(o.good(), o.bad(), o.valid()),
                    minutes(o.minutes()),
                    o.usersHit().map(u -> Csv.row(u.state(), u.users())).orElse(Csv.row("", "")),
                    unit(o),
                    result(o),
                    Csv.row(plain(o.result().budget()), plain(o.result().spentShare())),
                    adjusted(o)));
        rows.add(row);
      }
    }
    return Csv.table(
        header(
            "period,service,service_title,owner,tier,slo,objective,target,definition,state,"
                + "good,bad,valid,"
                + MINUTES
                + ",users_state,users,"
                + UNIT
                + ","
                + RESULT
                + ",budget,spent_share,"
                + ADJUSTED),
        rows);
  }

  private String days() {
    List<List<String>> rows = new ArrayList<>();
    for (Edition.Service s : edition.services()) {
      for (Edition.Objective o : s.objectives()) {
        for (Edition.Day d : o.days()) {
          rows.add(
              join(
                  Stream.of(
                      Csv.row(d.day(), s.service(), o.slo(), d.definition(), d.state().word()),
                      Csv.row(d.good(), d.bad(), d.valid()),
                      minutes(d.minutes()),
                      Csv.row(plain(d.target())),
                      unit(d),
                      result(d),
                      adjusted(d))));
        }
      }
    }
    return Csv.table(
        header(
            "day,service,slo,definition,state,good,bad,valid,"
                + MINUTES
                + ",target,"
                + UNIT
                + ","
                + RESULT
                + ","
                + ADJUSTED),
        rows);
  }

  private String sources() {
    return Csv.table(
        header(
            "source,partitions_expected,partitions_received,problems,rows_read,rows_accepted,"
                + "rows_quarantined,rows_duplicate,rows_late,quarantine_reasons,unjudged_rows,open_until"),
        edition.sources().stream().map(CsvTables::source).toList());
  }

  private static List<String> source(Source s) {
    String reasons =
        s.quarantine().stream().map(q -> q.reason() + ": " + q.rows()).collect(joining("; "));
    String unjudged =
        s.unjudged().stream()
            .map(u -> "%s/%s, %s: %d".formatted(u.service(), u.slo(), u.reason(), u.rows()))
            .collect(joining("; "));
    return join(
        Stream.of(
            Csv.row(
                s.source(), s.partitionsExpected(), s.partitionsReceived(), s.problems().size()),
            Csv.row(s.rowsRead(), s.rowsAccepted(), s.rowsQuarantined(), s.rowsDuplicate()),
            Csv.row(s.rowsLate(), reasons, unjudged, s.openUntil())));
  }

  private String period() {
    return edition.period().name();
  }

  private static List<String> minutes(Edition.Minutes m) {
    return Csv.row(m.good(), m.bad(), m.noTraffic(), m.noTelemetry(), m.excluded(), m.total());
  }

  private static List<String> header(String names) {
    return Arrays.asList(names.split(",", -1));
  }

  private static List<String> join(Stream<List<String>> parts) {
    return parts.flatMap(List::stream).toList();
  }
}
