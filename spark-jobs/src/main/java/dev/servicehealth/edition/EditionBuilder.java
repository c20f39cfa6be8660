package dev.servicehealth.edition;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Reader;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Total;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Makes the edition of a period: asks the tables, and adds the names that no table holds. Figures
 * are read, never computed.
 */
public final class EditionBuilder {
  private final Project project;
  private final Questions questions;

  /**
   * @param reader of the tables that the figures are read from
   */
  public EditionBuilder(Project project, Reader reader, SqlModels models) {
    this(
        project,
        new Remembered(
            (question, days, timeZone) ->
                reader.query(models.question(question), days, timeZone).collectAsList().stream()));
  }

  EditionBuilder(Project project, Questions questions) {
    this.project = project;
    this.questions = questions;
  }

  /**
   * Tells one edition of a period from another.
   *
   * @param number from 1
   * @param chain SHA-256 of the manifest that was published before; null of the first edition
   */
  public record Imprint(int number, Instant publishedAt, String run, String chain) {

    static Imprint of(Edition edition) {
      return new Imprint(edition.edition(), edition.publishedAt(), edition.run(), edition.chain());
    }
  }

  /** A new edition, of the catalog and the configuration as they are. */
  public Edition build(Period period, Imprint imprint) {
    return build(EditionHeader.of(project, period), imprint);
  }

  /** The edition that would follow a published one now, its restatements aside. */
  public Edition next(Edition published) {
    Edition.Period period = published.period();
    return build(Period.of(period), Imprint.of(published));
  }

  /**
   * The edition that a report would publish after a published one, with its restatements.
   *
   * @param run that made the tables
   */
  public Edition after(Edition published, Instant now, String run) {
    Edition.Period period = published.period();
    Imprint imprint = new Imprint(published.edition() + 1, now, run, null);
    Edition next = build(Period.of(period), imprint);
    return next.restating(Restatements.between(published, next));
  }

  /**
   * Returns the edition with the figures that the tables have as they are read now, its
   * restatements aside. Names, time zone and whatever else no table holds are those that it was
   * published with.
   */
  public Edition again(Edition published) {
    EditionHeader header = EditionHeader.of(published);
    return published.schemaNumber() == 1
        ? edition(header, Imprint.of(published), published.schema(), new SchemaOneReader())
        : build(header, Imprint.of(published));
  }

  private Edition build(EditionHeader header, Imprint imprint) {
    return edition(header, imprint, Edition.SCHEMA, new SchemaTwoReader());
  }

  private Edition edition(
      EditionHeader header, Imprint imprint, String schema, ObjectiveFigures.SpanReader reader) {
    DayRange days = header.days();
    String timeZone = header.period().timeZone();
    BiFunction<String, DayRange, Stream<Row>> ask =
        (question, asked) -> questions.ask(question, asked, timeZone);
    SourceFigures sources = new SourceFigures(ask);
    boolean isNewest = schema.equals(Edition.SCHEMA);
    Optional<StandingFigures> standings =
        isNewest ? Optional.of(new StandingFigures(ask, days)) : Optional.empty();
    HappeningFigures happenings =
        new HappeningFigures(ask, imprint.run(), header.privacy().minimumUsers());
    return new Edition(
        schema,
        header.product(),
        header.period(),
        imprint.number(),
        imprint.publishedAt(),
        header.provisionalUntil(),
        imprint.run(),
        sources.receivedUntil(days),
        header.privacy(),
        new ObjectiveFigures(
                ask, header.names(), header.privacy().minimumUsers(), reader, standings)
            .services(days),
        sources.sources(days, header.openUntil()),
        ask.apply("unjudged_service", days)
            .map(row -> new Edition.Unjudged(text(row, "service"), number(row, "row_count")))
            .toList(),
        List.of(),
        isNewest ? Edition.wordingOfToday() : 0,
        isNewest ? ask.apply("total", days).map(EditionBuilder::total).toList() : List.of(),
        isNewest ? happenings.of(days) : null,
        isNewest ? happenings.followUps(days) : List.of(),
        isNewest ? imprint.chain() : null,
        isNewest ? header.responsible() : null,
        isNewest ? LatelyFigures.of(ask, days) : null);
  }

  private static Total total(Row row) {
    return new Total(
        text(row, "bad_is"),
        row.<Row>getList(row.fieldIndex("objectives")).stream()
            .map(part -> new Total.Part(text(part, "service"), text(part, "slo")))
            .toList(),
        number(row, "bad"),
        number(row, "valid"),
        row.getAs("availability"),
        row.<Row>getList(row.fieldIndex("days")).stream()
            .map(day -> new Total.Day(day(day, "day"), number(day, "bad")))
            .toList(),
        StandingFigures.history(row));
  }

  /** Null where the column is. */
  static LocalDate day(Row row, String column) {
    Object day = row.getAs(column);
    return day == null ? null : LocalDate.parse(day.toString());
  }

  static String text(Row row, String column) {
    return row.getAs(column);
  }

  static long number(Row row, String column) {
    return row.<Number>getAs(column).longValue();
  }
}
