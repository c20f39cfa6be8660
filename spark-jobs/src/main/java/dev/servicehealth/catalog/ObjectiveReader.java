package dev.servicehealth.catalog;

import dev.servicehealth.catalog.Budgeting.Method;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads an SLO's {@code objectives}. */
final class ObjectiveReader {
  private static final List<String> KEYS =
      List.of(
          "displayName",
          "op",
          "value",
          "target",
          "targetPercent",
          "timeSliceTarget",
          "timeSliceWindow",
          IndicatorChooser.INLINE,
          IndicatorChooser.REFERENCE,
          "compositeWeight");

  private final IndicatorChooser chooser;

  ObjectiveReader(IndicatorChooser chooser) {
    this.chooser = chooser;
  }

  /**
   * The objectives under the names that they have in the record; those with problems are left out.
   *
   * @param spec of the SLO
   */
  Map<String, Objective> read(YamlMapping spec, String sloName) {
    Optional<Method> method = spec.required("budgetingMethod").flatMap(BudgetingReader::method);
    Optional<YamlNode> list = spec.required("objectives");
    List<YamlNode> items = list.flatMap(YamlNode::items).orElse(List.of());
    if (list.isPresent() && list.get().isList() && items.isEmpty()) {
      String name = list.get().name();
      list.get().problem(name + " must have one objective, and has none; add one with a target");
    }

    List<Optional<YamlMapping>> mappings = items.stream().map(item -> item.mapping(KEYS)).toList();
    List<YamlMapping> readable = mappings.stream().flatMap(Optional::stream).toList();
    IndicatorChooser.Choice indicators = chooser.choice(spec, readable, sloName);
    List<String> names = names(items, mappings, sloName);
    Map<String, Objective> objectives = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String name = names.get(i);
      mappings
          .get(i)
          .flatMap(keys -> objective(keys, indicators.of(keys), method))
          .ifPresent(objective -> objectives.putIfAbsent(name, objective));
    }
    return objectives;
  }

  private static Optional<Objective> objective(
      YamlMapping keys, Optional<Sli> sli, Optional<Method> method) {
    keys.refuse(
        List.of("compositeWeight"),
        "weighs the parts of one composite figure, and every objective is judged by itself;"
            + " remove it");
    Optional<String> title = keys.text("displayName");
    Optional<BigDecimal> target = Shares.target(keys);
    Optional<Indicator> indicator = sli.flatMap(known -> ThresholdReader.read(keys, known));
    Optional<Budgeting> budgeting = method.flatMap(known -> BudgetingReader.read(keys, known));
    return target.isPresent() && indicator.isPresent() && budgeting.isPresent()
        ? Optional.of(new Objective(title, indicator.get(), target.get(), budgeting.get()))
        : Optional.empty();
  }

  private static List<String> names(
      List<YamlNode> items, List<Optional<YamlMapping>> mappings, String sloName) {
    if (items.size() == 1) {
      return List.of(sloName);
    }

    List<String> names = new ArrayList<>();
    for (YamlNode item : items) {
      int position = names.size();
      String own =
          mappings
              .get(position)
              .flatMap(keys -> keys.at("displayName"))
              .flatMap(YamlNode::asWritten)
              .map(ObjectiveReader::hyphenated)
              .filter(text -> !text.isEmpty())
              .orElse(String.valueOf(position + 1));
      String name = Slo.nameOf(sloName, own);
      if (names.contains(name)) {
        item.problem(
            "%s and %s are both named %s; give one of them another displayName"
                .formatted(item.name(), items.get(names.indexOf(name)).name(), name));
      }
      names.add(name);
    }
    return names;
  }

  /** Names stand in addresses and file names. */
  private static String hyphenated(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
