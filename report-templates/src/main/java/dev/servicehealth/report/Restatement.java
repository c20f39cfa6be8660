package dev.servicehealth.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A figure that differs from the edition before it.
 *
 * @param figure the key of a {@link FigureName}
 * @param day null for the whole period
 * @param was the value of the earlier edition; null where it had none
 * @param is the value of this edition; null where it has none
 * @param verdictChanged whether the objective's verdict over the same span changed
 */
public record Restatement(
    String service,
    String slo,
    String figure,
    LocalDate day,
    String was,
    String is,
    String wasPrinted,
    String isPrinted,
    Why why,
    boolean verdictChanged) {

  /** The reason why a figure changed. */
  public enum Why {
    LATE_DATA("late data", "telemetry arrived later"),
    DEFINITION("definition", "the objective is defined differently"),
    EXCLUSION("exclusion", "other minutes are excluded"),
    INCIDENT("incident revised", "an incident was revised"),
    CORRECTION("correction", "a correction");

    private final String key;
    private final String words;

    Why(String key, String words) {
      this.key = key;
      this.words = words;
    }

    @JsonValue
    public String key() {
      return key;
    }

    /** The reason that a key names. */
    public static Why of(String key) {
      return Stream.of(values())
          .filter(why -> why.key.equals(key))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such reason: " + key));
    }

    String words() {
      return words;
    }
  }

  public Restatement {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(slo, "slo");
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(why, "why");
  }

  /** Empty for the whole period. */
  public Optional<LocalDate> onDay() {
    return Optional.ofNullable(day);
  }

  boolean isVerdict() {
    return figure.equals(FigureName.VERDICT.key())
        || figure.equals(FigureName.ADJUSTED_VERDICT.key());
  }
}
