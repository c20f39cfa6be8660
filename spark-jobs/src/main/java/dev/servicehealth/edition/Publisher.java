package dev.servicehealth.edition;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.EditionBuilder.Imprint;
import dev.servicehealth.report.Chain;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.EditionWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final Optional<Signer> signer;

  public Publisher(Folders folders, Ledger ledger, Clock clock) {
    this(folders, ledger, clock, Optional.empty());
  }

  /**
   * @param signer of the manifests; empty when they are not signed
   */
  public Publisher(Folders folders, Ledger ledger, Clock clock, Optional<Signer> signer) {
    this.signer = signer;
    this.folders = folders;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Records every edition that a killed report published and did not record, of whatever period,
   * and writes the page that lists the editions where it is not theirs.
   *
   * @param computed makes an edition again from the tables of its run, restatements aside; empty
   *     when the run is not recorded
   * @return their addresses
   * @throws Failure when something else stands at the address of an edition; it is not recorded
   */
  public List<Address> finish(Function<Edition, Optional<Edition>> computed) {
    DraftCheck check = new DraftCheck(folders, computed);
    List<Address> finished = new ArrayList<>();
    try {
      Map<Address, Map<String, String>> recorded = ledger.recorded();
      folders.removeDrafts(recorded.keySet());
      for (Address address : folders.all()) {
        if (!recorded.containsKey(address)) {
          record(address, check);
          finished.add(address);
        }
      }
      if (!folders.all().isEmpty()) {
        folders.index();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the editions: " + e.getMessage(), e);
    }
    return List.copyOf(finished);
  }

  /**
   * Publishes the period.
   *
   * @param run the run whose tables are read
   * @param build makes the edition for an imprint
   * @return where the new edition stands; empty when the newest one already says the same
   */
  public Optional<String> publish(String period, String run, Function<Imprint, Edition> build) {
    Optional<Edition> before = newest(period);
    if (before.isPresent() && saysTheSame(before.get(), build)) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    before.ifPresent(edition -> mustNotBeLater(edition, now));
    Address address = new Address(period, before.map(Edition::edition).orElse(0) + 1);
    Edition built = build.apply(new Imprint(address.edition(), now, run, newestManifest()));
    Edition edition =
        before.map(was -> built.restating(Restatements.between(was, built))).orElse(built);
    try {
      folders.publish(address, edition, signer);
      folders.index();
      new Register(ledger).record(edition, folders.documents(address));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish %s: %s".formatted(address, e), e);
    }
    return Optional.of(folders.location(address));
  }

  /** Null before the first edition. */
  private String newestManifest() {
    return RecordedChain.of(ledger, folders).head().map(Chain.Link::manifest).orElse(null);
  }

  private static void mustNotBeLater(Edition before, Instant now) {
    if (now.isBefore(before.publishedAt())) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot restate %s: the clock says %s, and its edition %d was published at %s.%n"
                  .formatted(before.period().name(), now, before.edition(), before.publishedAt())
              + "Correct the clock and report again; nothing was changed.");
    }
  }

  /** The newest edition of a period, which must be what was recorded of it. */
  private Optional<Edition> newest(String period) {
    TreeMap<Address, Map<String, String>> recorded = new TreeMap<>(ledger.recorded());
    recorded.keySet().removeIf(address -> !address.period().equals(period));
    return recorded.isEmpty()
        ? Optional.empty()
        : Optional.of(asRecorded(recorded.lastKey(), recorded.lastEntry().getValue()));
  }

  private Edition asRecorded(Address address, Map<String, String> recorded) {
    try {
      if (folders.documents(address).equals(recorded)) {
        return folders.read(address);
      }
      throw new IOException("its documents are not those that were recorded");
    } catch (IOException e) {
      throw notAnEdition(address, "restate", e);
    }
  }

  private boolean saysTheSame(Edition before, Function<Imprint, Edition> build) {
    Address address = new Address(before.period().name(), before.edition());
    return EditionFacts.areSame(
        folders.json(address), EditionWriter.bytes(build.apply(Imprint.of(before))));
  }

  private void record(Address address, DraftCheck check) {
    Edition edition;
    Map<String, String> documents;
    try {
      documents = folders.documents(address);
      edition = folders.read(address);
      Address own = new Address(edition.period().name(), edition.edition());
      if (!own.equals(address)) {
        throw new IOException("it calls itself " + own);
      }
      Optional<Edition> before =
          Optional.ofNullable(ledger.recorded().get(address.previous()))
              .map(recorded -> asRecorded(address.previous(), recorded));
      check.mustFollow(
          edition,
          RecordedChain.of(ledger, folders).before(RecordedChain.manifest(documents)).head());
      check.mustBeOurs(address, edition, before, clock.instant());
    } catch (IOException | IllegalArgumentException e) {
      throw notAnEdition(address, "record", e);
    }
    new Register(ledger).record(edition, documents);
  }

  private Failure notAnEdition(Address address, String verb, Exception why) {
    return new Failure(
        Failure.Kind.DIFFERENT,
        "Cannot %s edition %s in %s: %s.%n"
                .formatted(verb, address, folders.location(address), why.getMessage())
            + "Put the published folder back, or move away what does not belong there and report"
            + " again; nothing was recorded.",
        why);
  }
}
