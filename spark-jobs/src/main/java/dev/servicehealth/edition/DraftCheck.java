package dev.servicehealth.edition;

import dev.servicehealth.report.Chain;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.EditionWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells whether an edition that stands in the reports' folder unrecorded is one that this program
 * drafted and was killed before it recorded it. Such a draft is, byte for byte, what its run's
 * tables give, so it is computed again: nothing that lies in a folder is believed for its own sake.
 */
final class DraftCheck {
  private final Folders folders;
  private final Function<Edition, Optional<Edition>> computed;

  /**
   * @param computed makes a draft again from the tables of its run, restatements aside; empty when
   *     the run is not recorded
   */
  DraftCheck(Folders folders, Function<Edition, Optional<Edition>> computed) {
    this.folders = folders;
    this.computed = computed;
  }

  /**
   * @param newest the edition that was published last before it, of whatever period
   * @throws IOException when the draft follows another one
   */
  void mustFollow(Edition draft, Optional<Chain.Link> newest) throws IOException {
    String expected = newest.map(Chain.Link::manifest).orElse(null);
    if (!Objects.equals(expected, draft.chain())) {
      throw new IOException(
          "it follows %s, and the newest edition before it is %s"
              .formatted(
                  draft.chain() == null ? "no manifest" : "the manifest " + draft.chain(),
                  newest.map(n -> n.edition() + " with manifest " + expected).orElse("none")));
    }
  }

  /**
   * @param before the edition before it, which is recorded; empty for the first one
   * @throws IOException that says what is not as this program drafts it
   */
  void mustBeOurs(Address address, Edition draft, Optional<Edition> before, Instant now)
      throws IOException {
    if (draft.edition() != before.map(Edition::edition).orElse(0) + 1) {
      throw new IOException("the edition before it is not recorded");
    }
    Instant earliest = before.map(Edition::publishedAt).orElse(Instant.MIN);
    if (draft.publishedAt().isBefore(earliest) || draft.publishedAt().isAfter(now)) {
      throw new IOException("it says that it was published at " + draft.publishedAt());
    }
    Edition again =
        computed
            .apply(draft)
            .orElseThrow(() -> new IOException("its run " + draft.run() + " is not recorded"));
    Edition expected =
        before.map(was -> again.restating(Restatements.between(was, again))).orElse(again);
    if (!Arrays.equals(EditionWriter.bytes(expected), folders.json(address))) {
      throw new IOException("it is not what the tables of its run " + draft.run() + " give");
    }
    Map<String, String> rendered = folders.rendered(address);
    if (!rendered.equals(folders.documents(address))) {
      throw new IOException("its documents are not those that its edition.json gives");
    }
  }
}
