package dev.servicehealth.record;

import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.Ledger;
import dev.servicehealth.model.Reader;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Restatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables {@code record.edition}, {@code record.figure} and {@code record.restatement}. */
public final class EditionLog implements Ledger {
  private static final String EDITION = "record.edition";
  private static final String FIGURE = "record.figure";
  private static final String RESTATEMENT = "record.restatement";

  private final Warehouse warehouse;
  private final Reader newest;

  public EditionLog(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.newest = warehouse.newest();
  }

  private Dataset<Row> table(String name) {
    return newest.query("TABLE " + name);
  }

  @Override
  public Map<Address, Map<String, String>> recorded() {
    Map<Address, Map<String, String>> recorded = new TreeMap<>();
    for (Row row : table(EDITION).select("period", "edition", "documents").collectAsList()) {
      recorded.put(new Address(row.getString(0), row.getInt(1)), new TreeMap<>(row.getJavaMap(2)));
    }
    return recorded;
  }

  @Override
  public Map<Address, Instant> publishedAt() {
    Map<Address, Instant> times = new TreeMap<>();
    for (Row row : table(EDITION).select("period", "edition", "published_at").collectAsList()) {
      times.put(new Address(row.getString(0), row.getInt(1)), row.getTimestamp(2).toInstant());
    }
    return times;
  }

  @Override
  public Set<Address> traces() {
    Set<Address> traces = new TreeSet<>();
    for (String table : List.of(EDITION, FIGURE, RESTATEMENT)) {
      warehouse
          .filesOf(table, "period STRING, edition INT")
          .distinct()
          .collectAsList()
          .forEach(row -> traces.add(new Address(row.getString(0), row.getInt(1))));
    }
    return traces;
  }

  @Override
  public long timesRecorded(Address address) {
    return of(EDITION, address).count();
  }

  @Override
  public String run(Address address) {
    return of(EDITION, address).select("run").head().getString(0);
  }

  @Override
  public List<Figure> figures(Address address) {
    return of(FIGURE, address).collectAsList().stream().map(EditionRows::figure).toList();
  }

  @Override
  public List<Restatement> restatements(Address address) {
    return of(RESTATEMENT, address).collectAsList().stream().map(EditionRows::restatement).toList();
  }

  @Override
  public boolean hasFigures(Address address) {
    return has(FIGURE, address);
  }

  @Override
  public boolean hasRestatements(Address address) {
    return has(RESTATEMENT, address);
  }

  private boolean has(String table, Address address) {
    return !of(table, address).limit(1).isEmpty();
  }

  private Dataset<Row> of(String table, Address address) {
    return table(table)
        .where("period = '%s' AND edition = %d".formatted(address.period(), address.edition()));
  }

  @Override
  public void appendFigures(Address address, List<Figure> figures) {
    warehouse.append(
        FIGURE, figures.stream().map(figure -> EditionRows.of(address, figure)).toList());
  }

  @Override
  public void appendRestatements(Address address, List<Restatement> restatements) {
    warehouse.append(
        RESTATEMENT, restatements.stream().map(r -> EditionRows.of(address, r)).toList());
  }

  @Override
  public void appendEdition(Edition edition, Map<String, String> documents) {
    warehouse.append(EDITION, List.of(EditionRows.of(edition, documents)));
  }
}
