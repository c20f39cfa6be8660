package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads {@code AlertPolicy} documents, also inside SLOs. */
final class AlertPolicyReader {
  private static final List<String> FLAGS =
      List.of("alertWhenNoData", "alertWhenResolved", "alertWhenBreaching");
  private static final List<String> KEYS =
      List.of(
          "description",
          "alertWhenNoData",
          "alertWhenResolved",
          "alertWhenBreaching",
          "conditions",
          "notificationTargets");

  private final NamedOrInline<AlertCondition> conditions;
  private final NamedOrInline<String> targets;

  AlertPolicyReader(References<AlertCondition> conditions, References<String> targets) {
    this.conditions = new NamedOrInline<>("conditionRef", conditions, AlertConditionReader::read);
    this.targets = new NamedOrInline<>("targetRef", targets, AlertPolicyReader::readTarget);
  }

  Optional<AlertPolicy> read(Document document) {
    return document.spec(KEYS).flatMap(keys -> policy(document.name(), keys));
  }

  private Optional<AlertPolicy> policy(String name, YamlMapping keys) {
    FLAGS.forEach(flag -> keys.at(flag).ifPresent(YamlNode::flag));
    keys.required("notificationTargets").ifPresent(this::checkTargets);
    Optional<AlertCondition> condition = keys.required("conditions").flatMap(this::condition);
    return condition.map(known -> new AlertPolicy(name, known));
  }

  private Optional<AlertCondition> condition(YamlNode node) {
    List<YamlNode> items = node.items().orElse(List.of());
    if (node.isList() && items.size() != 1) {
      node.problem(
          "%s must have exactly one condition, and has %d; write a policy for each"
              .formatted(node.name(), items.size()));
    }
    List<Optional<AlertCondition>> read = items.stream().map(conditions::read).toList();
    return read.size() == 1 ? read.get(0) : Optional.empty();
  }

  private void checkTargets(YamlNode node) {
    List<YamlNode> items = node.items().orElse(List.of());
    if (node.isList() && items.isEmpty()) {
      node.problem(node.name() + " must have at least one target, and has none; add one");
    }
    items.forEach(targets::read);
  }

  /** Of an {@code AlertNotificationTarget}, whom or what it notifies. */
  static Optional<String> readTarget(Document document) {
    return document
        .spec(List.of("description", "target"))
        .flatMap(keys -> keys.required("target"))
        .flatMap(YamlNode::text);
  }
}
