package dev.servicehealth.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody probably meant to write. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Ends a sentence about a name that is not among the known ones: the near miss if there is one,
   * else a short list of them.
   */
  public static String among(Collection<String> known, String written) {
    String closest =
        known.stream()
            .min(Comparator.comparingInt((String name) -> distance(name, written)))
            .filter(name -> distance(name, written) <= Math.max(2, written.length() / 3))
            .orElse("");
    if (!closest.isEmpty()) {
      return "; did you mean \"" + closest + "\"?";
    }
    if (known.isEmpty()) {
      return "; none is defined";
    }
    return known.size() <= 15 ? "; known are " + String.join(", ", known) : "";
  }

  /** Levenshtein distance without regard to case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }

    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }

    return row[b.length()];
  }
}
