package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers objectives; those of one name are versions, each in effect from its own day. */
final class SloVersions {
  private static final Comparator<Slo> BY_NAME_AND_DAY =
      Comparator.comparing(Slo::name)
          .thenComparing(slo -> slo.effectiveFrom().orElse(LocalDate.MIN));

  private final Map<Slo, YamlNode> places = new LinkedHashMap<>();

  void add(Slo slo, YamlNode where) {
    places.keySet().stream()
        .filter(other -> other.name().equals(slo.name()))
        .findFirst()
        .filter(other -> !other.service().equals(slo.service()))
        .ifPresent(other -> reportServices(slo, where, other));
    places.keySet().stream()
        .filter(other -> other.name().equals(slo.name()))
        .filter(other -> other.effectiveFrom().equals(slo.effectiveFrom()))
        .findFirst()
        .ifPresent(other -> reportDays(slo, where, other));
    places.putIfAbsent(slo, where);
  }

  List<Slo> sorted() {
    return places.keySet().stream().sorted(BY_NAME_AND_DAY).toList();
  }

  private void reportServices(Slo slo, YamlNode where, Slo other) {
    where.problem(
        "The SLO %s judges %s, and its version at %s judges %s; versions keep their service"
            .formatted(slo.name(), slo.service(), places.get(other).place(), other.service()));
  }

  private void reportDays(Slo slo, YamlNode where, Slo other) {
    String day = slo.effectiveFrom().map(from -> "from " + from).orElse("since ever");
    where.problem(
        "The SLO %s has two versions in effect %s, the other at %s; give one a different %s"
            .formatted(slo.name(), day, places.get(other).place(), Kind.EFFECTIVE_FROM));
  }
}
