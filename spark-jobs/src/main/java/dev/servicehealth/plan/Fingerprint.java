package dev.servicehealth.plan;

import com.google.common.base.Splitter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The inputs that decide a source or the objectives on a day, in parts that are told apart: equal
 * parts, equal rows.
 *
 * @param parts 16 hexadecimal digits each; that of SQL names all models together
 * @param models the fingerprint of every model that computes rows of it, by name
 * @param former parts as earlier versions of this program made them; a recorded part that equals
 *     one is as recorded
 */
public record Fingerprint(
    Map<Reason, String> parts, Map<String, String> models, Map<Reason, String> former) {
  private static final int DIGITS = 16;

  /** The version of the form in which the record keeps fingerprints. */
  private static final String FORM = "2";

  private static final Pattern ENTRY =
      Pattern.compile("[a-z0-9._]+=[0-9a-f]+( [a-z0-9._]+=[0-9a-f]+)*");

  /** Of a day of a source that is no longer in the catalog: it holds nothing. */
  static final Fingerprint REMOVED =
      new Fingerprint(Map.of(Reason.REMOVED, part(Reason.REMOVED.code())), Map.of());

  Fingerprint(Map<Reason, String> parts, Map<String, String> models) {
    this(parts, models, Map.of());
  }

  /** Of a day that was recorded and is no longer. */
  static final Fingerprint TAKEN_BACK = new Fingerprint(Map.of(), Map.of());

  public Fingerprint {
    EnumMap<Reason, String> copy = new EnumMap<>(Reason.class);
    copy.putAll(parts);
    parts = copy;
    models = new TreeMap<>(models);
    former = Map.copyOf(former);
    if (!models.isEmpty()) {
      parts.put(Reason.SQL, part(written(models)));
    }
  }

  /**
   * The parts that are not as recorded.
   *
   * @param models whose SQL changed; empty where that is no reason
   */
  record Difference(Set<Reason> reasons, Set<String> models) {
    static Difference of(Reason reason) {
      return new Difference(EnumSet.of(reason), Set.of());
    }
  }

  /** A part of texts, none of which runs into the next. */
  static String part(String... texts) {
    return Fingerprints.sha256(texts).substring(0, DIGITS);
  }

  private static String written(Map<String, String> models) {
    return models.entrySet().stream()
        .map(model -> model.getKey() + "=" + model.getValue())
        .collect(Collectors.joining(" "));
  }

  /** As the record keeps it: {@code form=2 files=1f3a… source=… sql=… calendar=…}, or empty. */
  public String text() {
    if (parts.isEmpty()) {
      return "";
    }
    return parts.entrySet().stream()
        .map(part -> part.getKey().code() + "=" + part.getValue())
        .collect(Collectors.joining(" ", isRemoval() ? "" : "form=" + FORM + " ", ""));
  }

  /** The list of models, which the record keeps once for all days that have it. */
  Map<String, String> lists() {
    return models.isEmpty()
        ? Map.of()
        : Map.of(RecordedDays.modelsKey(parts.get(Reason.SQL)), written(models));
  }

  /**
   * Why work is needed; without reasons when none is.
   *
   * @param text that the record has of the day
   */
  Difference differences(String text, RecordedDays recorded) {
    Map<String, String> before = parsed(text);
    boolean wasRemoved = before.containsKey(Reason.REMOVED.code());
    if (wasRemoved != isRemoval()) {
      return Difference.of(isRemoval() ? Reason.REMOVED : Reason.NOT_RECORDED);
    }
    if (!regular(before).equals(regular(parsed(text())))
        || !FORM.equals(before.getOrDefault("form", FORM))) {
      return Difference.of(Reason.FORM);
    }
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    Reason.OCCASIONAL.stream()
        .filter(reason -> before.containsKey(reason.code()) && !parts.containsKey(reason))
        .forEach(reasons::add);
    parts.forEach(
        (reason, part) -> {
          String recordedPart = before.get(reason.code());
          if (!part.equals(recordedPart)
              && (recordedPart == null || !recordedPart.equals(former.get(reason)))) {
            reasons.add(reason);
          }
        });
    Set<String> changed =
        reasons.contains(Reason.SQL) ? changed(recorded.models(before.get("sql"))) : Set.of();
    if (changed.isEmpty()) { // a model that was removed leaves the others as they were
      reasons.remove(Reason.SQL);
    }
    return new Difference(reasons, changed);
  }

  /** The parts that every day has. */
  private static Set<String> regular(Map<String, String> parts) {
    Set<String> names = new TreeSet<>(parts.keySet());
    Reason.OCCASIONAL.forEach(reason -> names.remove(reason.code()));
    return names;
  }

  /** The models that a recorded list does not have, or has with another fingerprint. */
  private Set<String> changed(String list) {
    Map<String, String> before = parsed(list);
    Set<String> changed = new TreeSet<>(models.keySet());
    changed.removeIf(name -> models.get(name).equals(before.get(name)));
    return changed;
  }

  /** Tells if a recorded text has a part other than that of nothing. */
  static boolean tellsOf(Reason reason, String text) {
    String recorded = parsed(text).get(reason.code());
    return recorded != null && !recorded.equals(part());
  }

  private boolean isRemoval() {
    return parts.containsKey(Reason.REMOVED);
  }

  /** Empty for a text of another form. */
  private static Map<String, String> parsed(String text) {
    return ENTRY.matcher(text).matches()
        ? Splitter.on(' ').withKeyValueSeparator('=').split(text)
        : Map.of();
  }
}
