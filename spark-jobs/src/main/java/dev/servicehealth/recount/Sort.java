package dev.servicehealth.recount;

/** Values that both engines compare and count alike within a sort, and convert alike upwards. */
enum Sort {
  WHOLE,
  DECIMAL,
  FLOATING,
  TEXT,
  CONDITION,
  TIME,
  /** NULL alone. */
  NOTHING;

  boolean isNumber() {
    return this == WHOLE || this == DECIMAL || this == FLOATING;
  }

  /**
   * The sort of a value that is one of two.
   *
   * @throws NotAlike when engines would have to convert one to the other
   */
  Sort or(Sort other) {
    if (this == other || other == NOTHING) {
      return this;
    }
    if (this == NOTHING) {
      return other;
    }
    if (isNumber() && other.isNumber()) {
      return compareTo(other) > 0 ? this : other;
    }
    throw new NotAlike(
        "a %s beside a %s".formatted(word(), other.word()), "engines convert them by other rules");
  }

  String word() {
    return switch (this) {
      case WHOLE -> "whole number";
      case DECIMAL -> "decimal number";
      case FLOATING -> "floating-point number";
      case TEXT -> "text";
      case CONDITION -> "condition";
      case TIME -> "time";
      case NOTHING -> "NULL";
    };
  }
}
