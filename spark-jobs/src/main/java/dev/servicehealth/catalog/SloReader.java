package dev.servicehealth.catalog;

import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code SLO} documents. */
final class SloReader {
  private static final List<String> KEYS =
      List.of(
          "description",
          "service",
          "indicator",
          "indicatorRef",
          "timeWindow",
          "budgetingMethod",
          "objectives",
          "alertPolicies");

  private static final Budgeting OCCURRENCES =
      new Budgeting(Budgeting.Method.OCCURRENCES, Optional.empty(), 0);

  private final Set<String> services;
  private final Map<String, Indicator> indicators;
  private final Set<String> indicatorNames;
  private final IndicatorReader indicatorReader;
  private final WindowReader windowReader;

  /**
   * @param indicatorNames also those of indicators that have problems of their own
   */
  SloReader(
      Set<String> services,
      Map<String, Indicator> indicators,
      Set<String> indicatorNames,
      IndicatorReader indicatorReader,
      ZoneId reportingZone) {
    this.services = services;
    this.indicators = indicators;
    this.indicatorNames = indicatorNames;
    this.indicatorReader = indicatorReader;
    this.windowReader = new WindowReader(reportingZone);
  }

  Optional<Slo> read(Document document) {
    Optional<YamlMapping> spec = document.spec(KEYS);
    if (spec.isEmpty()) {
      return Optional.empty();
    }

    YamlMapping keys = spec.get();
    String service = service(keys);
    Optional<Window> window = keys.required("timeWindow").flatMap(windowReader::read);
    keys.required("budgetingMethod").ifPresent(SloReader::checkMethod);
    keys.items("alertPolicies");
    Optional<LocalDate> from =
        Optional.ofNullable(document.annotations().get(Kind.EFFECTIVE_FROM))
            .flatMap(SloReader::date);
    Optional<BigDecimal> target = keys.required("objectives").flatMap(Target::read);
    Optional<Indicator> indicator = indicator(keys, document.name());
    if (target.isEmpty() || indicator.isEmpty() || window.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Slo(
            document.name(),
            document.title(),
            service,
            indicator.get(),
            target.get(),
            OCCURRENCES,
            window.get(),
            from,
            Optional.empty(),
            Definition.of(
                document.name(),
                service,
                indicator.get(),
                target.get(),
                OCCURRENCES,
                window.get())));
  }

  private String service(YamlMapping keys) {
    String service = keys.requiredText("service");
    if (!service.isEmpty() && !services.contains(service)) {
      keys.at("service")
          .orElseThrow()
          .problem("There is no Service \"" + service + "\"" + Suggestion.among(services, service));
    }
    return service;
  }

  private static void checkMethod(YamlNode method) {
    String written = method.asWritten().orElse("");
    if (written.equals("Timeslices") || written.equals("RatioTimeslices")) {
      method.problem("budgetingMethod " + written + " is not supported yet; use Occurrences");
      return;
    }
    method.choice(Map.of("Occurrences", "Occurrences"));
  }

  private Optional<Indicator> indicator(YamlMapping keys, String sloName) {
    if (keys.has("indicator") == keys.has("indicatorRef")) {
      keys.node()
          .problem(
              "The SLO " + sloName + " must have one of indicator and indicatorRef; write one");
      return Optional.empty();
    }
    if (keys.has("indicator")) {
      return keys.at("indicator").flatMap(node -> indicatorReader.readInline(node, sloName));
    }

    Optional<String> name = keys.text("indicatorRef");
    if (name.isPresent() && !indicatorNames.contains(name.get())) {
      keys.at("indicatorRef")
          .orElseThrow()
          .problem(
              "There is no SLI \""
                  + name.get()
                  + "\""
                  + Suggestion.among(indicatorNames, name.get()));
    }
    return name.map(indicators::get);
  }

  private static Optional<LocalDate> date(YamlNode node) {
    String written = node.asWritten().orElse("");
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeParseException e) {
      node.problem(node.name() + " must be a day such as 2026-08-17, and is \"" + written + "\"");
      return Optional.empty();
    }
  }
}
