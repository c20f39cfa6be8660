package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Counts, shares, durations and names as the report words them. */
final class Words {

  /**
   * Raised when a printed figure is worded differently, or a document of an edition looks
   * different: older editions keep theirs, and are not rendered again to be compared.
   */
  static final int VERSION = 3;

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final int LONGEST_NAME = 160;

  private Words() {}

  /** For tables: exact, with thousands separators. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** The same for a decimal, without zeros at its end. */
  static String decimal(BigDecimal n) {
    BigDecimal stripped = n.stripTrailingZeros();
    int decimals = Math.max(0, stripped.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", stripped);
  }

  /** For sentences: at most three significant digits, and "about" when that rounds. */
  static String about(long n) {
    BigDecimal rounded = BigDecimal.valueOf(n).round(THREE_DIGITS);
    boolean exact = rounded.compareTo(BigDecimal.valueOf(n)) == 0;
    return (exact ? "" : "about ") + rounded(n);
  }

  /** As {@link #about}, where the sentence has said "about" already. */
  static String rounded(long n) {
    BigDecimal rounded = BigDecimal.valueOf(n).round(THREE_DIGITS);
    int digits = rounded.precision() - rounded.scale();
    if (digits > 12) {
      return inUnits(rounded, 12) + " trillion";
    }
    if (digits > 9) {
      return inUnits(rounded, 9) + " billion";
    }
    return digits > 6 ? inUnits(rounded, 6) + " million" : count(rounded.longValueExact());
  }

  private static String inUnits(BigDecimal n, int zeros) {
    BigDecimal units = n.movePointLeft(zeros).stripTrailingZeros();
    return units.scale() > 0 ? units.toPlainString() : count(units.longValueExact());
  }

  static String users(Edition.Users users) {
    return users.state() + " " + count(users.users());
  }

  static String usersInSentence(Edition.Users users) {
    return users.state() + " " + rounded(users.users()) + " " + noun(users.users(), "user");
  }

  static String counted(long n, String noun) {
    return about(n) + " " + noun(n, noun);
  }

  static String noun(long n, String noun) {
    return n == 1 ? noun : noun + "s";
  }

  /** A part of a whole as a percentage without decimals, rounded down. */
  static String share(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0%";
    }
    BigInteger percent =
        BigInteger.valueOf(part)
            .multiply(BigInteger.valueOf(100))
            .divide(BigInteger.valueOf(whole));
    return percent.signum() == 0 ? "under 1%" : percent + "%";
  }

  static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  static String duration(long minutes) {
    if (minutes < 120) {
      return minutes + " min";
    }
    return count(minutes / 60) + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  /** "31 of 168 hours", or "3 h 12 min of 168 h". */
  static String partOf(long minutes, long total) {
    return minutes % 60 == 0 && total % 60 == 0
        ? count(minutes / 60) + " of " + count(total / 60) + " hours"
        : duration(minutes) + " of " + duration(total);
  }

  /** "Store", "Store and Login", "Store and 2 more services". */
  static String names(List<Edition.Service> services) {
    String first = name(services.get(0).title());
    return switch (services.size()) {
      case 1 -> first;
      case 2 -> first + " and " + name(services.get(1).title());
      default -> first + " and " + (services.size() - 1) + " more services";
    };
  }

  /**
   * A text from people, fit for a page: not longer than a few lines, and without the characters
   * that are invisible or that reorder the text around them.
   */
  static String name(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
    return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
