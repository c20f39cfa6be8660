package dev.servicehealth.catalog;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.yaml.Problems;
import dev.servicehealth.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the OpenSLO v1 documents of the catalog folder. What is legal OpenSLO and cannot be
 * evaluated is a problem, never ignored. The result may be used only if there are no problems.
 */
public final class CatalogReader {
  private final List<Document> documents;

  private CatalogReader(List<Document> documents) {
    this.documents = documents;
  }

  /** The catalog of a configuration. */
  public static Catalog read(Configuration configuration, Problems problems) {
    List<Document> documents = CatalogFiles.documents(Path.of(configuration.catalog()), problems);
    return new CatalogReader(documents).catalog(configuration);
  }

  private Catalog catalog(Configuration configuration) {
    DataSourceReader sourceReader = new DataSourceReader(configuration.privacy());
    Map<String, Service> services = byName(Kind.SERVICE, ServiceReader::read);
    Map<String, Feed> feeds = byName(Kind.DATA_SOURCE, sourceReader::read);

    IndicatorReader indicatorReader = new IndicatorReader(feeds);
    Map<String, Indicator> indicators = byName(Kind.SLI, indicatorReader::read);
    for (Kind kind :
        List.of(Kind.ALERT_POLICY, Kind.ALERT_CONDITION, Kind.ALERT_NOTIFICATION_TARGET)) {
      byName(kind, document -> document.spec().flatMap(YamlNode::entries));
    }

    SloReader sloReader =
        new SloReader(
            services.keySet(),
            indicators,
            firstOfEachName(Kind.SLI).keySet(),
            indicatorReader,
            configuration.timeZone());
    SloVersions slos = new SloVersions();
    of(Kind.SLO)
        .forEach(
            document -> sloReader.read(document).ifPresent(slo -> slos.add(slo, document.where())));
    return new Catalog(
        List.copyOf(services.values()),
        slos.sorted(),
        feeds.values().stream().map(Feed::source).toList());
  }

  private List<Document> of(Kind kind) {
    return documents.stream().filter(document -> document.kind() == kind).toList();
  }

  /** Reads the documents of a kind, whose names must differ. */
  private <T> Map<String, T> byName(Kind kind, Function<Document, Optional<T>> reader) {
    Map<String, Document> first = firstOfEachName(kind);
    Map<String, T> values = new TreeMap<>();
    for (Document document : of(kind)) {
      Document other = first.get(document.name());
      if (!other.equals(document) && !document.name().isEmpty()) {
        document
            .where()
            .problem(
                "The %s %s is already defined at %s; rename or remove one"
                    .formatted(kind.word(), document.name(), other.where().place()));
      }
      reader.apply(document).ifPresent(value -> values.putIfAbsent(document.name(), value));
    }
    return values;
  }

  private Map<String, Document> firstOfEachName(Kind kind) {
    Map<String, Document> first = new TreeMap<>();
    for (Document document : of(kind)) {
      first.putIfAbsent(document.name(), document);
    }
    return first;
  }
}
