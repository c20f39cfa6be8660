package dev.servicehealth.cli;

import com.google.common.collect.Lists;
import dev.servicehealth.edition.FigureSql;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Runs the SQL by which figures are explained. */
final class Explained {
  private Explained() {}

  private static final int AT_ONCE = 40;

  /** The figures that their SQL does not return exactly, each with the value that it returns. */
  static List<String> wrong(Warehouse warehouse, FigureSql sql, List<Figure> figures) {
    List<String> wrong = new ArrayList<>();
    for (List<Figure> some : Lists.partition(figures, AT_ONCE)) {
      String all = some.stream().map(sql::of).collect(Collectors.joining("), (", "SELECT (", ")"));
      Row returned = warehouse.newest().answer(all).head();
      for (int i = 0; i < some.size(); i++) {
        if (!Objects.equals(returned.get(i), some.get(i).value())) {
          wrong.add(some.get(i) + ": " + returned.get(i));
        }
      }
    }
    return wrong;
  }
}
