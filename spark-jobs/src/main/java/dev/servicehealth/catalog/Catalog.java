package dev.servicehealth.catalog;

import java.util.List;

/**
 * A whole, checked catalog. Names are unique within their kind and every reference resolves.
 *
 * @param services sorted by name
 * @param slos sorted by name, then by the day they take effect
 * @param sources sorted by name
 */
public record Catalog(List<Service> services, List<Slo> slos, List<DataSource> sources) {}
