package dev.servicehealth.plan;

import com.google.common.base.Splitter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What decides a source or the objectives on a day, in parts that are told apart: equal parts,
 * equal rows.
 *
 * @param parts 16 hexadecimal digits each
 */
public record Fingerprint(Map<Reason, String> parts) {
  private static final int DIGITS = 16;

  private static final Pattern FORM =
      Pattern.compile("[a-z]+=[0-9a-f]{%1$d}( [a-z]+=[0-9a-f]{%1$d})*".formatted(DIGITS));

  /** Of a day of a source that the catalog has no more: it holds nothing. */
  static final Fingerprint REMOVED =
      new Fingerprint(Map.of(Reason.REMOVED, part(Reason.REMOVED.code())));

  public Fingerprint {
    parts = new EnumMap<>(parts);
  }

  /** A part of texts, none of which runs into the next. */
  static String part(String... texts) {
    return Fingerprints.sha256(texts).substring(0, DIGITS);
  }

  /** As the record keeps it: {@code files=1f3a… feed=… sql=… calendar=…}. */
  public String text() {
    return parts.entrySet().stream()
        .map(part -> part.getKey().code() + "=" + part.getValue())
        .collect(Collectors.joining(" "));
  }

  /**
   * Why work is needed; empty when none is.
   *
   * @param recorded the text in the record; null where there is none
   */
  Set<Reason> differences(String recorded) {
    if (recorded == null) {
      return EnumSet.of(Reason.NOT_RECORDED);
    }
    Map<String, String> before = parsed(recorded);
    if (isRemoval(before.keySet()) != isRemoval(codes())) {
      return EnumSet.of(isRemoval(codes()) ? Reason.REMOVED : Reason.NOT_RECORDED);
    }
    if (!before.keySet().equals(codes())) {
      return EnumSet.of(Reason.FORM);
    }
    Set<Reason> differences = EnumSet.noneOf(Reason.class);
    parts.forEach(
        (reason, part) -> {
          if (!part.equals(before.get(reason.code()))) {
            differences.add(reason);
          }
        });
    return differences;
  }

  private static boolean isRemoval(Set<String> codes) {
    return codes.contains(Reason.REMOVED.code());
  }

  private Set<String> codes() {
    return parts.keySet().stream().map(Reason::code).collect(Collectors.toSet());
  }

  /** Empty for a text of another form. */
  private static Map<String, String> parsed(String text) {
    return FORM.matcher(text).matches()
        ? Splitter.on(' ').withKeyValueSeparator('=').split(text)
        : Map.of();
  }
}
