package dev.servicehealth.report;

import java.util.List;
import java.util.function.ToLongFunction;

/** Sums that must hold before a figure may be printed; none of them wraps around. */
final class Sums {

  private Sums() {}

  static <T> long of(List<T> parts, ToLongFunction<T> figure) {
    return parts.stream().mapToLong(figure).reduce(0, Math::addExact);
  }

  static void same(String what, long one, long other) {
    if (one != other) {
      throw new IllegalArgumentException(what + " differ: " + one + " and " + other + ".");
    }
  }
}
