package dev.servicehealth.catalog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The fingerprint of what decides an objective's figures. */
final class Definition {
  private Definition() {}

  /**
   * The fingerprint of an objective.
   *
   * @param name in the record
   */
  static String of(String name, String service, Objective objective, Window window) {
    Indicator indicator = objective.indicator();
    Budgeting budgeting = objective.budgeting();
    StringBuilder canonical = new StringBuilder();
    for (String part :
        List.of(
            name,
            service,
            indicator.source(),
            indicator.counts().name(),
            indicator.part(),
            indicator.total(),
            indicator.unit().name(),
            objective.target().toPlainString(),
            budgeting.word(),
            budgeting.sliceTarget().map(BigDecimal::toPlainString).orElse(""),
            String.valueOf(budgeting.sliceMinutes()),
            window.text(),
            window.rolling() ? "rolling" : "calendar")) {
      // With its length before it, no part can be mistaken for the end of another.
      canonical.append(part.length()).append(':').append(part).append('\n');
    }
    return sha256(canonical.toString());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256", e);
    }
  }
}
