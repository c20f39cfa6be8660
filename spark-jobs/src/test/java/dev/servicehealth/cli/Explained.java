package dev.servicehealth.cli;

import dev.servicehealth.edition.FigureSql;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Figure;
import dev.servicehealth.spark.TestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs the SQL by which figures are explained. */
final class Explained {
  private Explained() {}

  /**
   * The figures that their SQL does not return exactly, with what it returns.
   *
   * @param period of the figures' edition
   */
  static List<String> wrong(FigureSql sql, DayRange period, List<Figure> figures) {
    List<String> wrong = new ArrayList<>();
    for (Figure figure : figures) {
      Object returned = TestSession.get().sql(sql.of(period, figure)).collectAsList().get(0).get(0);
      if (!Objects.equals(returned, figure.value())) {
        wrong.add(figure + ": " + returned);
      }
    }
    return wrong;
  }
}
