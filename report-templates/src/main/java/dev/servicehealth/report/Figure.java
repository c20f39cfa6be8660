package dev.servicehealth.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One figure of an edition.
 *
 * @param day null for the whole period
 * @param unit of the value: events, slices, billionths of slices, millionths of measurements,
 *     minutes, users; null of ratios and verdicts, and in editions of schema 1
 * @param badIs what the objective calls a bad event; null in editions of schema 1
 * @param value exact: whole numbers as digits, ratios rounded down and spent shares up to nine
 *     digits; null where there is none
 * @param printed as the report prints it
 * @param state the objective's verdict over the same span; the adjusted one of adjusted figures
 * @param definition SHA-256 of the objective's definition in force on the day, or on the last
 *     recorded day of the period
 */
public record Figure(
    String service,
    String slo,
    FigureName name,
    LocalDate day,
    String unit,
    String badIs,
    String value,
    String printed,
    State state,
    String definition) {

  /** Empty for the whole period. */
  public Optional<LocalDate> onDay() {
    return Optional.ofNullable(day);
  }

  /** Empty where the edition has no such figure, as availability without traffic. */
  public Optional<String> exact() {
    return Optional.ofNullable(value);
  }

  /** The figure without its wording, which a later version of the report may change. */
  public Figure unworded() {
    return new Figure(service, slo, name, day, unit, badIs, value, "", state, definition);
  }
}
