package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Percentiles of latency in milliseconds, never too low and less than 9.1 % too high.
 *
 * @param requests with a latency
 */
public record Latency(
    long requests, BigDecimal p50, BigDecimal p95, BigDecimal p99, List<Day> days) {

  public Latency {
    days = List.copyOf(days);
  }

  /** The latency of a day. */
  public record Day(LocalDate day, BigDecimal p50, BigDecimal p95, BigDecimal p99) {}
}
