package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Finds the indicators of an SLO, which stand at the SLO or at each of its objectives. */
final class IndicatorChooser {
  static final String INLINE = "indicator";
  static final String REFERENCE = "indicatorRef";

  private final References<Sli> indicators;
  private final IndicatorReader reader;

  IndicatorChooser(References<Sli> indicators, IndicatorReader reader) {
    this.indicators = indicators;
    this.reader = reader;
  }

  /** Says which indicator an objective has; none after a problem. */
  interface Choice {
    Optional<Sli> of(YamlMapping objective);
  }

  /** Decides where the indicators of an SLO stand. */
  Choice choice(YamlMapping spec, List<YamlMapping> objectives, String sloName) {
    boolean shared = isGiven(spec);
    boolean own = objectives.stream().anyMatch(IndicatorChooser::isGiven);
    if (own && !shared) {
      return objective -> required(objective, sloName);
    }

    for (YamlMapping objective : objectives) {
      objective.refuse(
          List.of(INLINE, REFERENCE),
          "is a second indicator beside that of the SLO; write it in one of the two places");
    }
    Optional<Sli> indicator = required(spec, sloName);
    return objective -> indicator;
  }

  private static boolean isGiven(YamlMapping keys) {
    return keys.has(INLINE) || keys.has(REFERENCE);
  }

  private Optional<Sli> required(YamlMapping keys, String sloName) {
    if (keys.has(INLINE) == keys.has(REFERENCE)) {
      keys.node()
          .problem(
              "%s of the SLO %s must have one of %s and %s; write one"
                  .formatted(keys.node().name(), sloName, INLINE, REFERENCE));
      return Optional.empty();
    }
    Optional<YamlNode> inline = keys.at(INLINE);
    return inline.isPresent()
        ? inline.flatMap(node -> reader.readInline(node, sloName))
        : keys.at(REFERENCE).flatMap(indicators::resolve);
  }
}
