package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * One figure period by period, in the shape that a 6-12 chart draws. Lower is better.
 *
 * @param periods of the report's kind; the last one is that of the report
 * @param months the last one may be still running
 * @param usual the usual range; null where it is too early to say
 */
record Course(List<Point> periods, List<Point> months, History.Usual usual, How how) {

  /**
   * A period.
   *
   * @param value null where there is none, which is a gap and no zero
   * @param gap why there is none; empty where there is one
   */
  record Point(LocalDate firstDay, LocalDate lastDay, BigDecimal value, String gap) {

    boolean isKnown() {
      return value != null;
    }
  }

  /** How values are printed. Limits of a range are rounded up as values are. */
  enum How {
    NUMBER {
      @Override
      String print(BigDecimal value) {
        return Trend.rate(value);
      }
    },
    MINUTES {
      @Override
      String print(BigDecimal value) {
        return Words.duration(value.setScale(0, RoundingMode.UP).longValueExact());
      }
    };

    abstract String print(BigDecimal value);
  }

  String print(BigDecimal value) {
    return how.print(value);
  }

  Point latest() {
    return periods.get(periods.size() - 1);
  }

  boolean isEverKnown() {
    return periods.stream().anyMatch(Point::isKnown);
  }

  History.Finding finding() {
    if (periods.isEmpty() || !latest().isKnown()) {
      return History.Finding.UNKNOWN;
    }
    if (usual == null) {
      return History.Finding.TOO_EARLY;
    }
    BigDecimal value = latest().value();
    return value.compareTo(usual.high()) > 0
        ? History.Finding.WORSE
        : value.compareTo(usual.low()) < 0 ? History.Finding.BETTER : History.Finding.INSIDE;
  }
}
