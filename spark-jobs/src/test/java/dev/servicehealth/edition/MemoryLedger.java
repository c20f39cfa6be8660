package dev.servicehealth.edition;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Restatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tables in memory, which can be told to die. */
final class MemoryLedger implements Ledger {
  private final Map<Address, Map<String, String>> editions = new TreeMap<>();
  private final Map<Address, List<Figure>> figures = new TreeMap<>();
  private final Map<Address, List<Restatement>> restatements = new TreeMap<>();
  private final Multiset<Address> rows = HashMultiset.create();
  private final Map<Address, String> runs = new TreeMap<>();
  private final Map<Address, Instant> times = new TreeMap<>();
  private int appendsLeft = Integer.MAX_VALUE;

  void failAfter(int appends) {
    appendsLeft = appends;
  }

  void failNever() {
    appendsLeft = Integer.MAX_VALUE;
  }

  /** As a hand may remove a row of {@code record.edition}. */
  void forget(Address address) {
    editions.remove(address);
    rows.remove(address);
  }

  /** As a hand may rewrite it. */
  void rewrite(Address address, Map<String, String> documents) {
    editions.put(address, documents);
  }

  Map<Address, List<Figure>> figures() {
    return figures;
  }

  Map<Address, List<Restatement>> restatements() {
    return restatements;
  }

  @Override
  public Map<Address, Map<String, String>> recorded() {
    return Map.copyOf(editions);
  }

  @Override
  public Map<Address, Instant> publishedAt() {
    return times;
  }

  @Override
  public Set<Address> traces() {
    return figures.keySet();
  }

  @Override
  public long timesRecorded(Address address) {
    return rows.count(address);
  }

  @Override
  public String run(Address address) {
    return runs.get(address);
  }

  @Override
  public List<Figure> figures(Address address) {
    return figures.getOrDefault(address, List.of());
  }

  @Override
  public List<Restatement> restatements(Address address) {
    return restatements.getOrDefault(address, List.of());
  }

  @Override
  public boolean hasFigures(Address address) {
    return figures.containsKey(address);
  }

  @Override
  public void appendFigures(Address address, List<Figure> rows) {
    commit();
    figures.computeIfAbsent(address, a -> new ArrayList<>()).addAll(rows);
  }

  @Override
  public boolean hasRestatements(Address address) {
    return restatements.containsKey(address);
  }

  @Override
  public void appendRestatements(Address address, List<Restatement> rows) {
    commit();
    restatements.computeIfAbsent(address, a -> new ArrayList<>()).addAll(rows);
  }

  @Override
  public void appendEdition(Edition edition, Map<String, String> documents) {
    commit();
    Address address = new Address(edition.period().name(), edition.edition());
    rows.add(address);
    runs.put(address, edition.run());
    times.put(address, edition.publishedAt());
    editions.put(address, documents);
  }

  private void commit() {
    if (appendsLeft-- <= 0) {
      throw new IllegalStateException("killed");
    }
  }
}
