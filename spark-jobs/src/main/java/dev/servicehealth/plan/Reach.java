package dev.servicehealth.plan;

import dev.servicehealth.model.ModelRunner;
import dev.servicehealth.model.SqlModel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The recorded days whose windows hold changed days, by the reach of every model. */
public final class Reach {
  private Reach() {}

  /**
   * @param changed days of the plan
   * @param isKnown whether all tables that a query names are there; what reads others reaches
   *     nothing yet
   * @return the changed days and all that they reach
   */
  public static NavigableSet<LocalDate> of(
      ModelRunner runner, NavigableSet<LocalDate> changed, Predicate<String> isKnown) {
    Map<String, NavigableSet<LocalDate>> computed = new HashMap<>();
    NavigableSet<LocalDate> all = new TreeSet<>(changed);
    for (SqlModel model : runner.ofDays()) {
      NavigableSet<LocalDate> days = new TreeSet<>(changed);
      runner.read(model).forEach(read -> days.addAll(computed.getOrDefault(read, changed)));
      boolean asks = model.reach().filter(isKnown).isPresent();
      NavigableSet<LocalDate> reached = asks ? runner.reached(model, days) : days;
      computed.put(model.name(), reached);
      all.addAll(reached);
    }
    return all;
  }
}
