package dev.servicehealth.recount;

/**
 * An expression in DuckDB's SQL.
 *
 * @param mayFail whether it fails for some values, as a division by zero does: what Spark skips
 *     then must not be evaluated
 */
record Translated(String sql, Sort sort, boolean mayFail) {

  static Translated of(String sql, Sort sort) {
    return new Translated(sql, sort, false);
  }

  /** A floating-point number that something is decided by: NaN and infinity fail, as in Spark. */
  Translated deciding() {
    return sort == Sort.FLOATING
        ? new Translated(
            "CASE WHEN isnan(%1$s) OR isinf(%1$s) THEN %2$s ELSE %1$s END"
                .formatted(sql, failure(sql, "DOUBLE")),
            sort,
            true)
        : this;
  }

  /** Converts it to the other's sort, where that is a floating-point number. */
  Translated beside(Translated other) {
    return other.sort == Sort.FLOATING && (sort == Sort.WHOLE || sort == Sort.DECIMAL)
        ? new Translated("CAST(%s AS DOUBLE)".formatted(sql), Sort.FLOATING, mayFail)
        : this;
  }

  /**
   * SQL that combines a value with this one, which Spark does not evaluate where the other is NULL.
   */
  String onlyAfter(String left, String combined) {
    return mayFail ? "CASE WHEN %s IS NOT NULL THEN %s END".formatted(left, combined) : combined;
  }

  /** SQL that fails where it is evaluated, and not before: it is no constant. */
  static String failure(String value, String type) {
    return "CAST('no number ' || CAST(%s AS VARCHAR) AS %s)".formatted(value, type);
  }

  /** The events that it counts, or NULL where it cannot; asked of a value that was computed. */
  static String counted(String value, Sort sort) {
    return switch (sort) {
      case CONDITION -> "CAST(%s AS BIGINT)".formatted(value);
      case WHOLE ->
          "CASE WHEN %1$s BETWEEN 0 AND 1000000000000 THEN CAST(%1$s AS BIGINT) END"
              .formatted(value);
      case DECIMAL, FLOATING ->
          "CASE WHEN %1$s BETWEEN 0 AND 1000000000000 AND %1$s = floor(%1$s) THEN CAST(%1$s AS BIGINT) END"
              .formatted(value);
      case NOTHING -> "CAST(NULL AS BIGINT)";
      case TEXT, TIME ->
          throw new NotAlike(sort.word() + " that counts", "only conditions and numbers count");
    };
  }
}
