package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts, shares, durations and names as the report words them. */
final class Words {

  /**
   * Raised when a printed figure is worded differently, or a document of an edition looks
   * different: older editions keep theirs, and are not rendered again to be compared.
   */
  static final int VERSION = 5;

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final int LONGEST_NAME = 160;
  private static final int NAMES = 3;
  private static final Pattern ROLLING = Pattern.compile("(\\d+)([a-zA-Z])");
  private static final Map<String, String> UNITS =
      Map.of("d", "day", "w", "week", "M", "month", "Q", "quarter", "Y", "year");
  private static final Map<String, String> CALENDAR =
      Map.of("week", "weekly", "month", "monthly", "quarter", "quarterly", "year", "yearly");

  private Words() {}

  /** For tables: exact, with thousands separators. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Writes a decimal, without zeros at its end. */
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

  /** Where objectives stand that a page leaves out. */
  static String elsewhere(long objectives) {
    return objectives == 1
        ? "1 more objective is on the page of its service"
        : count(objectives) + " more objectives are on the pages of their services";
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

  /** "812 ms", "1.2 s": at most three digits, rounded up. */
  static String milliseconds(BigDecimal ms) {
    boolean isSeconds = ms.compareTo(BigDecimal.valueOf(1_000)) >= 0;
    BigDecimal amount = isSeconds ? ms.movePointLeft(3) : ms;
    int whole = amount.precision() - amount.scale();
    BigDecimal rounded = amount.setScale(Math.max(0, Math.min(1, 3 - whole)), RoundingMode.UP);
    return decimal(rounded) + (isSeconds ? " s" : " ms");
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

  /** "Store", "Store and Login", "Store, Login and Search", "Store, Login and 4 more services". */
  static String names(List<Edition.Service> services) {
    List<String> names = services.stream().map(s -> name(s.title())).toList();
    return names.size() <= NAMES
        ? listed(names)
        : "%s, %s and %d more services".formatted(names.get(0), names.get(1), names.size() - 2);
  }

  /** "a", "a and b", "a, b and c". */
  static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** A share of a budget in whole percent, rounded up; words where it is infinite. */
  static String spent(BigDecimal share) {
    return share == null
        ? "more than all"
        : decimal(share.movePointRight(2).setScale(0, RoundingMode.UP)) + "%";
  }

  /** A window as an adjective: "28-day", "2-week", "monthly". */
  static String window(String window) {
    Matcher rolling = ROLLING.matcher(window);
    if (rolling.matches()) {
      return rolling.group(1) + "-" + UNITS.getOrDefault(rolling.group(2), rolling.group(2));
    }
    return CALENDAR.getOrDefault(window, name(window));
  }

  /**
   * A text from people, fit for a page: not longer than a few lines, and without the characters
   * that are invisible, that reorder the text around them, or that XML does not have.
   */
  static String name(String text) {
    String clean =
        text.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]", "\uFFFD");
    return shortened(clean, LONGEST_NAME);
  }

  /** What a person wrote, as a sentence: with a full stop unless it ends like one. */
  static String sentence(String text) {
    String name = name(text);
    return name.matches("(?s).*[.!?]") ? name : name + ".";
  }

  /** The text, or as much of it as fits with an ellipsis. */
  static String shortened(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
