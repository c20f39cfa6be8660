package dev.servicehealth.edition;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.FigureName;
import dev.servicehealth.report.Figures;
import dev.servicehealth.report.Restatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The figures in which an edition differs from the one before it, then the shares of incidents in
 * which it does. Follows from the two alone. A figure that only one of their schemas has is no
 * difference.
 */
final class Restatements {
  private final Map<Key, Figure> before;
  private final Map<Key, Figure> after;
  private final Cause cause;
  private final List<Restatement> impacts;

  private record Key(String service, String slo, Optional<LocalDate> day, FigureName name) {}

  private Restatements(Edition before, Edition after) {
    int schema = Math.min(before.schemaNumber(), after.schemaNumber());
    this.before = figures(before, schema);
    this.after = figures(after, schema);
    this.cause = new Cause(before, after);
    this.impacts = RestatedImpacts.between(before, after, cause);
  }

  /** In the order of the later edition's figures; those it no longer has come last. */
  static List<Restatement> between(Edition before, Edition after) {
    return new Restatements(before, after).all();
  }

  private List<Restatement> all() {
    Set<Key> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    List<Restatement> changed = new ArrayList<>();
    for (Key key : keys) {
      Optional<Figure> was = Optional.ofNullable(before.get(key));
      Optional<Figure> is = Optional.ofNullable(after.get(key));
      boolean appeared = was.isPresent() != is.isPresent();
      if (appeared || !was.flatMap(Figure::exact).equals(is.flatMap(Figure::exact))) {
        changed.add(restatement(key, was, is));
      }
    }
    changed.addAll(impacts);
    return List.copyOf(changed);
  }

  private Restatement restatement(Key key, Optional<Figure> was, Optional<Figure> is) {
    return new Restatement(
        key.service(),
        key.slo(),
        key.name().key(),
        key.day().orElse(null),
        was.flatMap(Figure::exact).orElse(null),
        is.flatMap(Figure::exact).orElse(null),
        was.map(Figure::printed).orElse(null),
        is.map(Figure::printed).orElse(null),
        cause.of(key.service(), key.slo(), key.day(), key.name()),
        !Objects.equals(was.map(Figure::state), is.map(Figure::state)));
  }

  private static Map<Key, Figure> figures(Edition edition, int schema) {
    Map<Key, Figure> figures = new LinkedHashMap<>();
    for (Figure f : Figures.of(edition)) {
      if (f.name().isIn(schema)) {
        figures.put(new Key(f.service(), f.slo(), f.onDay(), f.name()), f);
      }
    }
    return figures;
  }
}
