package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code SLO} documents. */
final class SloReader {
  private static final List<String> KEYS =
      List.of(
          "description",
          "service",
          IndicatorChooser.INLINE,
          IndicatorChooser.REFERENCE,
          "timeWindow",
          "budgetingMethod",
          "objectives",
          "alertPolicies");

  private static final String FAILED = "failed";
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,29}");

  private final References<Service> services;
  private final ObjectiveReader objectiveReader;
  private final WindowReader windowReader;
  private final NamedOrInline<AlertPolicy> policies;

  SloReader(
      References<Service> services,
      IndicatorChooser chooser,
      NamedOrInline<AlertPolicy> policies,
      ZoneId reportingZone) {
    this.services = services;
    this.objectiveReader = new ObjectiveReader(chooser);
    this.windowReader = new WindowReader(reportingZone);
    this.policies = policies;
  }

  /** The version that a document is, also where its objectives have problems. */
  SloVersion read(Document document) {
    Optional<YamlMapping> spec = document.spec(KEYS);
    Optional<LocalDate> from = date(document, Kind.EFFECTIVE_FROM);
    Optional<LocalDate> until = date(document, Kind.EFFECTIVE_UNTIL);
    String service = spec.map(this::service).orElse("");
    Optional<Window> window =
        spec.flatMap(keys -> keys.required("timeWindow")).flatMap(windowReader::read);
    Map<String, Objective> objectives =
        spec.map(keys -> objectiveReader.read(keys, document.name())).orElse(Map.of());
    spec.flatMap(keys -> keys.at("alertPolicies"))
        .filter(list -> !list.isEmpty())
        .ifPresent(list -> checkAlerts(list, objectives));

    List<Slo> slos = new ArrayList<>();
    if (window.isPresent()) {
      objectives.forEach(
          (name, objective) ->
              slos.add(slo(document, service, name, objective, window.get(), from, until)));
    }
    return new SloVersion(document.name(), service, from, until, document.where(), slos);
  }

  private static Slo slo(
      Document document,
      String service,
      String name,
      Objective objective,
      Window window,
      Optional<LocalDate> from,
      Optional<LocalDate> until) {
    return new Slo(
        name,
        title(document, name, objective),
        badIs(document),
        service,
        objective.indicator(),
        objective.target(),
        objective.budgeting(),
        window,
        from,
        until,
        Definition.of(name, service, objective, window));
  }

  private static String badIs(Document document) {
    Optional<YamlNode> written = Optional.ofNullable(document.annotations().get(Kind.BAD_IS));
    String word = written.flatMap(YamlNode::text).orElse(FAILED);
    if (!WORD.matcher(word).matches()) {
      written
          .orElseThrow()
          .problem(
              ("%s must be an adjective of at most 30 small letters, such as failed or slow, and is"
                      + " \"%s\"")
                  .formatted(Kind.BAD_IS, word));
    }
    return word;
  }

  private String service(YamlMapping keys) {
    keys.required("service").ifPresent(services::resolve);
    return keys.at("service").flatMap(YamlNode::asWritten).orElse("");
  }

  /** One of several objectives needs both names to be told from the others. */
  private static String title(Document document, String name, Objective objective) {
    if (name.equals(document.name())) {
      return document.title();
    }
    String own =
        objective.title().orElse("objective " + name.substring(document.name().length() + 1));
    return document.title() + ": " + own;
  }

  private void checkAlerts(YamlNode list, Map<String, Objective> objectives) {
    for (YamlNode item : list.items().orElse(List.of())) {
      policies
          .read(item)
          .ifPresent(policy -> objectives.forEach((n, o) -> check(item, policy.condition(), n, o)));
    }
  }

  private static void check(
      YamlNode item, AlertCondition condition, String name, Objective objective) {
    condition
        .flaw(objective.target())
        .ifPresent(
            flaw ->
                item.problem(
                    "The condition %s on the objective %s %s"
                        .formatted(condition.name(), name, flaw)));
  }

  private static Optional<LocalDate> date(Document document, String annotation) {
    return Optional.ofNullable(document.annotations().get(annotation)).flatMap(SloReader::date);
  }

  private static Optional<LocalDate> date(YamlNode node) {
    String written = node.asWritten().orElse("");
    Optional<LocalDate> day = CalendarDay.read(written);
    if (day.isEmpty()) {
      node.problem(
          "%s must be a day such as 2026-08-17, %s, and is \"%s\""
              .formatted(node.name(), CalendarDay.SPAN, written));
    }
    return day;
  }
}
