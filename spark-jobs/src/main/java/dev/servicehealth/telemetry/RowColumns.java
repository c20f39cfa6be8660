package dev.servicehealth.telemetry;

/** The places of the columns of a row on its way into the rollup. */
final class RowColumns {
  static final int FILE = 0;
  static final int BLOCK = 1;
  static final int ORDINAL = 2;
  static final int TEXT = 3;
  static final int PROBLEM = 4;
  static final int DUPLICATE = 5;
  static final int EVENT_TIME = 6;
  static final int SERVICE = 7;
  static final int OPERATION = 8;
  static final int REGION = 9;
  static final int PLATFORM = 10;
  static final int KIND = 11;
  static final int USER_ID = 12;
  static final int LATENCY_MS = 13;

  /** The first of the indicators' expressions. */
  static final int EXPRESSIONS = 14;

  private RowColumns() {}

  static String name(int column) {
    return "c" + column;
  }

  static int dimension(String name) {
    return switch (name) {
      case "operation" -> OPERATION;
      case "region" -> REGION;
      case "platform" -> PLATFORM;
      case "kind" -> KIND;
      default -> throw new IllegalArgumentException("no such dimension: " + name);
    };
  }
}
