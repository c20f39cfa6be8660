package dev.servicehealth.edition;

import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import java.util.Comparator;
import java.util.List;

/** Those of the catalog. */
record CatalogDisplayNames(Catalog catalog) implements DisplayNames {

  @Override
  public List<Service> services() {
    return catalog.services();
  }

  /** Of the version that has the definition; of another one where none has. */
  @Override
  public String objective(String service, String slo, String definition) {
    return catalog.slos().stream()
        .filter(version -> version.name().equals(slo))
        .sorted(Comparator.comparing(version -> !version.definition().equals(definition)))
        .map(Slo::title)
        .findFirst()
        .orElse(slo);
  }
}
