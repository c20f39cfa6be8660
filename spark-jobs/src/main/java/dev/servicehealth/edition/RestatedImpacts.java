package dev.servicehealth.edition;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.FigureName;
import dev.servicehealth.report.Happenings.Impact;
import dev.servicehealth.report.Happenings.Incident;
import dev.servicehealth.report.Restatement;
import dev.servicehealth.report.Restatement.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shares of incidents in which two editions differ. An incident that one of them does not have, or
 * has at another time, of another severity or on other services, explains it; else whatever changed
 * the bad events of the objective does.
 */
final class RestatedImpacts {
  private final Edition before;
  private final Edition after;
  private final Cause cause;

  private record Key(String service, String slo, String incident) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::service).thenComparing(Key::slo).thenComparing(Key::incident);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private RestatedImpacts(Edition before, Edition after, Cause cause) {
    this.before = before;
    this.after = after;
    this.cause = cause;
  }

  /** Empty where one of them tells of no incidents at all. */
  static List<Restatement> between(Edition before, Edition after, Cause cause) {
    boolean areComparable = before.happened().isPresent() && after.happened().isPresent();
    return areComparable ? new RestatedImpacts(before, after, cause).all() : List.of();
  }

  private List<Restatement> all() {
    Map<Key, Impact> was = impacts(before);
    Map<Key, Impact> is = impacts(after);
    Set<Key> keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    List<Restatement> changed = new ArrayList<>();
    for (Key key : keys) {
      Optional<Long> then = Optional.ofNullable(was.get(key)).map(Impact::bad);
      Optional<Long> now = Optional.ofNullable(is.get(key)).map(Impact::bad);
      if (!then.equals(now) && then.orElse(0L) + now.orElse(0L) > 0) {
        changed.add(restatement(key, was.get(key), is.get(key)));
      }
    }
    return changed;
  }

  private static Map<Key, Impact> impacts(Edition edition) {
    Map<Key, Impact> impacts = new TreeMap<>();
    for (Incident incident : edition.happened().orElseThrow().incidents()) {
      for (Impact impact : incident.impacts()) {
        impacts.put(new Key(impact.service(), impact.slo(), incident.id()), impact);
      }
    }
    return impacts;
  }

  private Restatement restatement(Key key, Impact was, Impact is) {
    return new Restatement(
        key.service(),
        key.slo(),
        "bad of " + key.incident(),
        null,
        value(was),
        value(is),
        printed(was),
        printed(is),
        why(key),
        false);
  }

  private static String value(Impact impact) {
    return impact == null ? null : Long.toString(impact.bad());
  }

  private static String printed(Impact impact) {
    return impact == null ? null : impact.unit().bad(impact.bad());
  }

  /** An incident beside it on the service may have taken more, or less. */
  private Why why(Key key) {
    return told(before, key.service()).equals(told(after, key.service()))
        ? cause.of(key.service(), key.slo(), Optional.empty(), FigureName.BAD)
        : Why.INCIDENT;
  }

  private static Map<String, List<Object>> told(Edition edition, String service) {
    Map<String, List<Object>> told = new TreeMap<>();
    for (Incident incident : edition.happened().orElseThrow().incidents()) {
      if (incident.impacts().stream().anyMatch(impact -> impact.service().equals(service))) {
        told.put(
            incident.id(),
            List.of(
                incident.startedAt(),
                Optional.ofNullable(incident.resolvedAt()),
                incident.severity()));
      }
    }
    return told;
  }
}
