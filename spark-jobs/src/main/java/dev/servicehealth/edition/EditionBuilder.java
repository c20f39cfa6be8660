package dev.servicehealth.edition;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.ModelRunner;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Asks the record for everything that the report of a period says. */
public final class EditionBuilder {
  private final Project project;
  private final Questions questions;

  public EditionBuilder(Project project, ModelRunner runner, SqlModels models) {
    this(
        project,
        (question, days, timeZone) ->
            runner.query(models.question(question), days, timeZone).collectAsList().stream());
  }

  EditionBuilder(Project project, Questions questions) {
    this.project = project;
    this.questions = questions;
  }

  /**
   * What sets one edition of a period apart from another.
   *
   * @param number from 1
   */
  public record Imprint(int number, Instant publishedAt, String run) {

    static Imprint of(Edition edition) {
      return new Imprint(edition.edition(), edition.publishedAt(), edition.run());
    }
  }

  /** A new edition, of the catalog and the configuration as they are. */
  public Edition build(Period period, Imprint imprint) {
    return build(Frame.of(project, period), imprint);
  }

  /** What the next edition would say in the place of a published one, its restatements aside. */
  public Edition next(Edition published) {
    Edition.Period period = published.period();
    Period.Kind kind = Period.Kind.valueOf(period.kind().toUpperCase(Locale.ROOT));
    return build(Period.parse(kind, period.name()), Imprint.of(published));
  }

  /**
   * The same edition with the figures that the tables have as they are read now, its restatements
   * aside. Names, time zone and what else no table holds are those that it was published with.
   */
  public Edition again(Edition published) {
    return build(Frame.of(published), Imprint.of(published));
  }

  private Edition build(Frame frame, Imprint imprint) {
    DayRange days = frame.days();
    String timeZone = frame.period().timeZone();
    BiFunction<String, DayRange, Stream<Row>> ask =
        (question, asked) -> questions.ask(question, asked, timeZone);
    SourceFigures sources = new SourceFigures(ask);
    return new Edition(
        Edition.SCHEMA,
        frame.product(),
        frame.period(),
        imprint.number(),
        imprint.publishedAt(),
        frame.provisionalUntil(),
        imprint.run(),
        sources.receivedUntil(days),
        frame.privacy(),
        new ObjectiveFigures(ask, frame.names(), frame.privacy().minimumUsers()).services(days),
        sources.sources(days),
        ask.apply("unjudged_service", days)
            .map(row -> new Edition.Unjudged(text(row, "service"), number(row, "row_count")))
            .toList(),
        List.of());
  }

  static String text(Row row, String column) {
    return row.getAs(column);
  }

  static long number(Row row, String column) {
    return row.<Number>getAs(column).longValue();
  }
}
