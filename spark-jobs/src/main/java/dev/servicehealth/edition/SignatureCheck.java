package dev.servicehealth.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether recorded editions are signed, those published before the first signed one aside.
 */
public final class SignatureCheck {
  private final Folders folders;
  private final Ledger ledger;
  private final Signer signer;

  public SignatureCheck(Folders folders, Ledger ledger, Signer signer) {
    this.folders = folders;
    this.ledger = ledger;
    this.signer = signer;
  }

  /** A sentence for each edition whose signature is missing or not that of its manifest. */
  public List<String> differences() {
    try {
      return found();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read signatures: " + e.getMessage(), e);
    }
  }

  private List<String> found() throws IOException {
    List<String> found = new ArrayList<>();
    boolean mustBeSigned = false;
    for (Address address : inOrderOfPublication()) {
      Optional<String> signature = folders.signature(address);
      if (signature.isPresent()) {
        mustBeSigned = true;
        if (!signer.isSignatureOf(folders.manifest(address), signature.get())) {
          found.add(
              "%s/%s: it is not the signature of its manifest by the configured key"
                  .formatted(address, Folders.SIGNATURE));
        }
      } else if (mustBeSigned) {
        found.add("%s: it is not signed, and an edition published before it is".formatted(address));
      }
    }
    return found;
  }

  private List<Address> inOrderOfPublication() {
    return ledger.publishedAt().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Address, Instant> e) -> e.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .filter(address -> folders.isThere(address))
        .toList();
  }
}
