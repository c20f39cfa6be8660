package dev.servicehealth.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The recorded days that changed days reach through the windows of models, model by model in their
 * order: what a model reads may reach further than the changed days. Windows look back, so that a
 * day reaches later days only. A day on which only a model itself changed reaches no other day of
 * it.
 */
public final class Reach {
  private final ModelRunner runner;
  private final Reader record;
  private final Function<String, NavigableSet<LocalDate>> changed;
  private final NavigableSet<LocalDate> recorded;
  private final Map<String, NavigableSet<LocalDate>> reached = new HashMap<>();

  /**
   * @param record where to look days up
   * @param changed the days of each model that are computed for what changed on them
   * @param recorded all days of the record
   */
  public Reach(
      ModelRunner runner,
      Reader record,
      Function<String, NavigableSet<LocalDate>> changed,
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
   * Reaches, for a model that holds nothing yet, all recorded days, for whatever reads it as well.
   */
  public NavigableSet<LocalDate> anew(SqlModel model) {
    NavigableSet<LocalDate> all = new TreeSet<>(recorded);
    all.addAll(changed.apply(model.name()));
    reached.put(model.name(), all);
    return all;
  }

  private NavigableSet<LocalDate> of(SqlModel model, Predicate<String> isKnown) {
    NavigableSet<LocalDate> read = new TreeSet<>();
    runner.read(model).forEach(name -> read.addAll(reached.computeIfAbsent(name, changed)));
    boolean asks = hasLaterThan(read) && model.reach().filter(isKnown).isPresent();
    NavigableSet<LocalDate> days = new TreeSet<>(changed.apply(model.name()));
    days.addAll(asks ? runner.reached(model, read, record) : read);
    reached.put(model.name(), days);
    return days;
  }

  /** Returns whether the record has later days than the first of these, and not among them. */
  private boolean hasLaterThan(NavigableSet<LocalDate> days) {
    return !days.isEmpty() && !days.containsAll(recorded.tailSet(days.first()));
  }

  /**
   * The days to compute of any model.
   *
   * @param isKnown whether all tables that a query names are there; what reads others reaches
   *     nothing yet
   */
  public NavigableSet<LocalDate> all(Predicate<String> isKnown) {
    NavigableSet<LocalDate> all = new TreeSet<>();
    runner.ofDays().forEach(model -> all.addAll(of(model, isKnown)));
    return all;
  }
}
