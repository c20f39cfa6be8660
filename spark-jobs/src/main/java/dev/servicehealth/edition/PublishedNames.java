package dev.servicehealth.edition;

import dev.servicehealth.catalog.Service;
import dev.servicehealth.report.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Those of a published edition. What it does not name comes after them, and has no title. */
record PublishedNames(List<Edition.Service> published) implements Names {
  private static final int LOWEST_TIER = 3;

  @Override
  public List<Service> services(SortedSet<String> measured) {
    List<Service> services = new ArrayList<>();
    SortedSet<String> others = new TreeSet<>(measured);
    for (Edition.Service s : published) {
      services.add(new Service(s.service(), s.title(), Optional.ofNullable(s.owner()), s.tier()));
      others.remove(s.service());
    }
    others.forEach(name -> services.add(new Service(name, name, Optional.empty(), LOWEST_TIER)));
    return services;
  }

  @Override
  public String objective(String service, String slo, String definition) {
    return published.stream()
        .filter(s -> s.service().equals(service))
        .flatMap(s -> s.objectives().stream())
        .filter(o -> o.slo().equals(slo))
        .map(Edition.Objective::title)
        .findFirst()
        .orElse(slo);
  }
}
