package dev.servicehealth.edition;

import dev.servicehealth.report.Chain;
import dev.servicehealth.report.Chain.Link;
import java.time.Instant;
import java.util.Map;

/**
 * The chain of the recorded editions. Their hashes and times are those of the record; which
 * manifest each follows stands in its {@code edition.json} alone.
 */
final class RecordedChain {
  private static final String MANIFEST = "manifest.json";

  private RecordedChain() {}

  static Chain of(Ledger ledger, Folders folders) {
    Map<Address, Instant> times = ledger.publishedAt();
    return new Chain(
        ledger.recorded().entrySet().stream()
            .filter(recorded -> recorded.getValue().containsKey(MANIFEST))
            .map(
                recorded ->
                    link(
                        folders,
                        recorded.getKey(),
                        recorded.getValue().get(MANIFEST),
                        times.get(recorded.getKey())))
            .toList());
  }

  /** The hash of the manifest among those of an edition's documents. */
  static String manifest(Map<String, String> documents) {
    return documents.get(MANIFEST);
  }

  /** Of an edition that is lost or damaged it is still known when it was published. */
  private static Link link(Folders folders, Address address, String manifest, Instant publishedAt) {
    try {
      return Link.of(address.toString(), folders.read(address), manifest);
    } catch (RuntimeException e) { // verify tells of each document that it cannot read
      return Link.unread(address.toString(), publishedAt, manifest);
    }
  }
}
