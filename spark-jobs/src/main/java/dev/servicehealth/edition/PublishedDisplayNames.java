package dev.servicehealth.edition;

import dev.servicehealth.catalog.Service;
import dev.servicehealth.report.Edition;
import java.util.List;
import java.util.Optional;

/** Those of a published edition. */
record PublishedDisplayNames(List<Edition.Service> published) implements DisplayNames {

  @Override
  public List<Service> services() {
    return published.stream()
        .map(
            s ->
                new Service(
                    s.service(),
                    s.title(),
                    Optional.ofNullable(s.owner()),
                    s.tier(),
                    Optional.ofNullable(s.line()),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
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
