package dev.servicehealth.edition;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.EditionBuilder.Imprint;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.EditionWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Publishes the next edition of a period, if anything in it changed, and records it. An edition
 * stands at its address first and is recorded then; what a killed run left between the two, the
 * next one finishes.
 */
public final class Publisher {
  private final Folders folders;
  private final Ledger ledger;
  private final Clock clock;

  public Publisher(Path reports, Ledger ledger, Clock clock) {
    this.folders = new Folders(reports);
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Records every edition that was published and not recorded, of whatever period.
   *
   * @return their addresses
   * @throws Failure when something else stands at the address of an edition
   */
  public List<Address> finish() {
    List<Address> finished = new ArrayList<>();
    try {
      folders.removeDrafts();
      Map<Address, Map<String, String>> recorded = ledger.recorded();
      for (Address address : folders.all()) {
        if (!recorded.containsKey(address)) {
          record(address);
          finished.add(address);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the editions: " + e.getMessage(), e);
    }
    if (!finished.isEmpty()) {
      folders.index();
    }
    return List.copyOf(finished);
  }

  /**
   * Publishes the period.
   *
   * @param run the run whose tables are read
   * @param build makes the edition for an imprint
   * @return the folder of the new edition; empty when the newest one already says the same
   */
  public Optional<Path> publish(String period, String run, Function<Imprint, Edition> build) {
    Optional<Edition> before = newest(period);
    if (before.isPresent() && saysTheSame(before.get(), build)) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    before.ifPresent(edition -> mustNotBeLater(edition, now));
    Address address = new Address(period, before.map(Edition::edition).orElse(0) + 1);
    Edition built = build.apply(new Imprint(address.edition(), now, run));
    Edition edition =
        before.map(was -> built.restating(Restatements.between(was, built))).orElse(built);
    try {
      folders.publish(address, edition);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish %s: %s".formatted(address, e), e);
    }
    folders.index();
    record(address);
    return Optional.of(folders.of(address));
  }

  private static void mustNotBeLater(Edition before, Instant now) {
    if (now.isBefore(before.publishedAt())) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot restate %s: the clock says %s, and its edition %d was published at %s.%n"
                  .formatted(before.period().name(), now, before.edition(), before.publishedAt())
              + "Set the clock right and report again; nothing was changed.");
    }
  }

  /** The newest edition of a period, which must be what was recorded of it. */
  private Optional<Edition> newest(String period) {
    TreeMap<Address, Map<String, String>> recorded = new TreeMap<>(ledger.recorded());
    recorded.keySet().removeIf(address -> !address.period().equals(period));
    if (recorded.isEmpty()) {
      return Optional.empty();
    }
    Address newest = recorded.lastKey();
    try {
      if (folders.documents(newest).equals(recorded.get(newest))) {
        return Optional.of(folders.read(newest));
      }
      throw new IOException("its documents are not those that were recorded");
    } catch (IOException e) {
      throw notAnEdition(newest, "restate", e);
    }
  }

  private boolean saysTheSame(Edition before, Function<Imprint, Edition> build) {
    Address address = new Address(before.period().name(), before.edition());
    return EditionFacts.areSame(
        folders.json(address), EditionWriter.bytes(build.apply(Imprint.of(before))));
  }

  private void record(Address address) {
    Edition edition;
    Map<String, String> documents;
    try {
      documents = folders.documents(address);
      edition = folders.read(address);
      Address own = new Address(edition.period().name(), edition.edition());
      if (!own.equals(address)) {
        throw new IOException("it calls itself " + own);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw notAnEdition(address, "record", e);
    }
    new Register(ledger).record(edition, documents);
  }

  private Failure notAnEdition(Address address, String verb, Exception why) {
    return new Failure(
        Failure.Kind.DIFFERENT,
        "Cannot %s edition %s in %s: %s.%n"
                .formatted(verb, address, folders.of(address), why.getMessage())
            + "Put the published folder back, or move away what does not belong there.",
        why);
  }
}
