package dev.servicehealth.catalog;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.yaml.YamlNode;
import dev.servicehealth.yaml.YamlProblems;
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
  public static Catalog read(Configuration configuration, YamlProblems problems) {
    List<Document> documents = CatalogFiles.documents(Path.of(configuration.catalog()), problems);
    return new CatalogReader(documents).catalog(configuration);
  }

  private Catalog catalog(Configuration configuration) {
    DataSourceReader sourceReader = new DataSourceReader(configuration.privacy());
    References<Service> services = byName(Kind.SERVICE, ServiceReader::read);
    References<SourceColumns> sources = byName(Kind.DATA_SOURCE, sourceReader::read);

    IndicatorReader indicatorReader = new IndicatorReader(sources);
    References<Sli> indicators = byName(Kind.SLI, indicatorReader::read);
    SloReader sloReader =
        new SloReader(
            services,
            new IndicatorChooser(indicators, indicatorReader),
            policies(),
            configuration.timeZone());
    SloVersions slos = new SloVersions();
    of(Kind.SLO).stream()
        .filter(document -> document.spec().isPresent())
        .forEach(document -> slos.add(sloReader.read(document)));
    List<Slo> sorted = slos.sorted();
    Catalog catalog =
        new Catalog(
            services.all(), sorted, sources.all().stream().map(SourceColumns::source).toList());
    of(Kind.SERVICE).forEach(document -> checkObjectives(document, catalog));
    return catalog;
  }

  /** The main objective must be one of the service, and its check one of another data source. */
  private static void checkObjectives(Document service, Catalog catalog) {
    List<Slo> own =
        catalog.slos().stream().filter(slo -> slo.service().equals(service.name())).toList();
    mustBeOneOf(own, service, Kind.MAIN_OBJECTIVE, "an objective of the service " + service.name());
    Optional<String> main = catalog.mainObjective(service.name());
    List<Indicator> counted =
        own.stream()
            .filter(slo -> main.filter(slo.name()::equals).isPresent())
            .map(Slo::indicator)
            .toList();
    mustBeOneOf(
        own.stream().filter(slo -> canCheck(slo.indicator(), counted)).toList(),
        service,
        Kind.CHECK_OBJECTIVE,
        ("an objective of the service %s that counts events of another data source than its main"
                + " objective %s")
            .formatted(service.name(), main.orElse("")));
  }

  /** Events are compared with events, of a data source that no version of the other reads. */
  private static boolean canCheck(Indicator check, List<Indicator> counted) {
    return check.unit() == Indicator.Unit.EVENTS
        && counted.stream()
            .allMatch(
                main ->
                    main.unit() == Indicator.Unit.EVENTS && !main.source().equals(check.source()));
  }

  private static void mustBeOneOf(
      List<Slo> slos, Document service, String annotation, String what) {
    List<String> names = slos.stream().map(Slo::name).distinct().toList();
    YamlNode written = service.annotations().get(annotation);
    if (written != null && !names.contains(written.text().orElse(""))) {
      written.problem(
          "%s must be %s, %s, and is \"%s\""
              .formatted(
                  annotation,
                  what,
                  names.isEmpty() ? "but there is none" : "one of " + String.join(", ", names),
                  written.asWritten().orElse("")));
    }
  }

  private NamedOrInline<AlertPolicy> policies() {
    References<String> targets =
        byName(Kind.ALERT_NOTIFICATION_TARGET, AlertPolicyReader::readTarget);
    References<AlertCondition> conditions =
        byName(Kind.ALERT_CONDITION, AlertConditionReader::read);
    AlertPolicyReader reader = new AlertPolicyReader(conditions, targets);
    return new NamedOrInline<>(
        "alertPolicyRef", byName(Kind.ALERT_POLICY, reader::read), reader::read);
  }

  private List<Document> of(Kind kind) {
    return documents.stream().filter(document -> document.kind() == kind).toList();
  }

  /** Reads the documents of a kind, whose names must differ. */
  private <T> References<T> byName(Kind kind, Function<Document, Optional<T>> reader) {
    Map<String, Document> first = new TreeMap<>();
    Map<String, T> values = new TreeMap<>();
    for (Document document : of(kind)) {
      Document other = first.putIfAbsent(document.name(), document);
      if (other != null && !document.name().isEmpty()) {
        document
            .where()
            .problem(
                "The %s %s is already defined at %s; rename or remove one"
                    .formatted(kind.word(), document.name(), other.where().place()));
      }
      reader.apply(document).ifPresent(value -> values.putIfAbsent(document.name(), value));
    }
    return new References<>(kind, first.keySet(), values);
  }
}
