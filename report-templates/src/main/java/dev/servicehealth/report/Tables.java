package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The exact figures of an edition as CSV, by the name of the document. */
record Tables(Edition edition) {

  private static final String MINUTES =
      "good_minutes,bad_minutes,no_traffic_minutes,no_telemetry_minutes,excluded_minutes,total_minutes";

  Map<String, String> documents() {
    Map<String, String> documents = new TreeMap<>();
    documents.put("tables/objectives.csv", objectives());
    documents.put("tables/days.csv", days());
    documents.put("tables/sources.csv", sources());
    if (edition.edition() > 1) {
      documents.put("tables/restatements.csv", restatements());
    }
    return documents;
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
                    o.usersHit().map(u -> Csv.row(u.state(), u.users())).orElse(Csv.row("", ""))));
        rows.add(row);
      }
    }
    return Csv.table(
        header(
            "period,service,service_title,owner,tier,slo,objective,target,definition,state,"
                + "good,bad,valid,"
                + MINUTES
                + ",users_state,users"),
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
                      minutes(d.minutes()))));
        }
      }
    }
    return Csv.table(header("day,service,slo,definition,state,good,bad,valid," + MINUTES), rows);
  }

  private String sources() {
    return Csv.table(
        header(
            "source,partitions_expected,partitions_received,problems,rows_read,rows_accepted,"
                + "rows_quarantined,rows_duplicate,rows_late,quarantine_reasons"),
        edition.sources().stream().map(Tables::source).toList());
  }

  private static List<String> source(Edition.Source s) {
    String reasons =
        s.quarantine().stream().map(q -> q.reason() + ": " + q.rows()).collect(joining("; "));
    return join(
        Stream.of(
            Csv.row(
                s.source(), s.partitionsExpected(), s.partitionsReceived(), s.problems().size()),
            Csv.row(s.rowsRead(), s.rowsAccepted(), s.rowsQuarantined(), s.rowsDuplicate()),
            Csv.row(s.rowsLate(), reasons)));
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
