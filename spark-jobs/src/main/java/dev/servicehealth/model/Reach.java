package dev.servicehealth.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The recorded days that changed days reach through the windows of models, model by model in their
 * order: what a model reads may reach further than the changed days. Windows look back, so that a
 * day reaches later days only.
 */
public final class Reach {
  private final ModelRunner runner;
  private final Reader record;
  private final NavigableSet<LocalDate> changed;
  private final NavigableSet<LocalDate> recorded;
  private final Map<String, NavigableSet<LocalDate>> reached = new HashMap<>();

  /**
   * @param record where to look days up
   * @param recorded all days of the record
   */
  public Reach(
      ModelRunner runner,
      Reader record,
      NavigableSet<LocalDate> changed,
      NavigableSet<LocalDate> recorded) {
    this.runner = runner;
    this.record = record;
    this.changed = changed;
    this.recorded = recorded;
  }

  /** The days to compute of the next model. */
  public NavigableSet<LocalDate> of(SqlModel model) {
    return of(model, query -> true);
  }

  /**
   * The same for a model that holds nothing yet: all recorded days, for whatever reads it as well.
   */
  public NavigableSet<LocalDate> anew(SqlModel model) {
    NavigableSet<LocalDate> all = new TreeSet<>(recorded);
    all.addAll(changed);
    reached.put(model.name(), all);
    return all;
  }

  private NavigableSet<LocalDate> of(SqlModel model, Predicate<String> isKnown) {
    NavigableSet<LocalDate> days = new TreeSet<>(changed);
    runner.read(model).forEach(read -> days.addAll(reached.getOrDefault(read, changed)));
    boolean asks = hasLaterThan(days) && model.reach().filter(isKnown).isPresent();
    NavigableSet<LocalDate> all = asks ? runner.reached(model, days, record) : days;
    reached.put(model.name(), all);
    return all;
  }

  /** Whether the record has later days than the first of these, and not among them. */
  private boolean hasLaterThan(NavigableSet<LocalDate> days) {
    return !days.isEmpty() && !days.containsAll(recorded.tailSet(days.first()));
  }

  /**
   * The changed days and all that they reach through any model.
   *
   * @param isKnown whether all tables that a query names are there; what reads others reaches
   *     nothing yet
   */
  public NavigableSet<LocalDate> all(Predicate<String> isKnown) {
    NavigableSet<LocalDate> all = new TreeSet<>(changed);
    runner.ofDays().forEach(model -> all.addAll(of(model, isKnown)));
    return all;
  }
}
