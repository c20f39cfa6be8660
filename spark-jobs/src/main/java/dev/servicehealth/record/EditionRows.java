package dev.servicehealth.record;

import dev.servicehealth.edition.Address;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.FigureName;
import dev.servicehealth.report.Restatement;
import dev.servicehealth.report.Restatement.Why;
import dev.servicehealth.report.State;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Editions, figures and restatements as rows of their tables, and back. */
final class EditionRows {
  private EditionRows() {}

  static Row of(Edition edition, Map<String, String> documents) {
    Edition.Period period = edition.period();
    return RowFactory.create(
        period.name(),
        edition.edition(),
        period.kind(),
        date(period.firstDay()),
        date(period.lastDay()),
        Timestamp.from(edition.publishedAt()),
        date(edition.provisionalUntil()),
        CollectionConverters.asScala(documents),
        edition.run());
  }

  static Row of(Address address, Figure figure) {
    return RowFactory.create(
        address.period(),
        address.edition(),
        figure.service(),
        figure.slo(),
        figure.name().key(),
        date(figure.day()),
        figure.value(),
        figure.printed(),
        figure.state().word(),
        figure.definition(),
        figure.unit(),
        figure.badIs());
  }

  static Figure figure(Row row) {
    return new Figure(
        row.getAs("service"),
        row.getAs("slo"),
        FigureName.valueOf(row.<String>getAs("figure").toUpperCase(Locale.ROOT)),
        day(row),
        added(row, "unit"),
        added(row, "bad_is"),
        row.getAs("value"),
        row.getAs("printed"),
        State.of(row.getAs("state")),
        row.getAs("definition"));
  }

  /** A column that tables of an earlier version may lack. */
  private static String added(Row row, String column) {
    return List.of(row.schema().fieldNames()).contains(column) ? row.getAs(column) : null;
  }

  static Row of(Address address, Restatement r) {
    return RowFactory.create(
        address.period(),
        address.edition(),
        r.service(),
        r.slo(),
        r.figure(),
        date(r.day()),
        r.was(),
        r.is(),
        r.wasPrinted(),
        r.isPrinted(),
        r.why().key(),
        r.verdictChanged());
  }

  static Restatement restatement(Row row) {
    return new Restatement(
        row.getAs("service"),
        row.getAs("slo"),
        row.getAs("figure"),
        day(row),
        row.getAs("was"),
        row.getAs("is"),
        row.getAs("was_printed"),
        row.getAs("is_printed"),
        Why.of(row.getAs("why")),
        row.<Boolean>getAs("verdict_changed"));
  }

  private static Date date(LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }

  private static LocalDate day(Row row) {
    Date day = row.getAs("day");
    return day == null ? null : day.toLocalDate();
  }
}
