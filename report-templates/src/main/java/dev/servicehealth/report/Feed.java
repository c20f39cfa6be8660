package dev.servicehealth.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The newest editions as an Atom feed (RFC 4287), the one published last first. Addresses are
 * relative to the feed, which thereby works wherever the archive is put.
 *
 * @param id of the archive: it follows from the edition published first, which stays for ever
 */
record Feed(String id, String title, String author, Instant updated, List<Item> items) {

  private static final int NEWEST = 50;

  /** An edition. */
  record Item(String id, String title, String summary, Instant updated, String page) {

    private static Item of(Archived archived) {
      Edition edition = archived.edition();
      return new Item(
          Feed.id("edition", archived),
          archived.period() + ": " + archived.headline(),
          "%s. %s. Record %s."
              .formatted(
                  Dates.period(edition.period()),
                  archived.editionLine(),
                  archived.json().recordId()),
          edition.publishedAt(),
          archived.page());
    }
  }

  static Feed of(Archive archive) {
    List<Archived> newestFirst = new ArrayList<>(archive.inOrderOfPublication());
    Collections.reverse(newestFirst);
    Archived newest = newestFirst.get(0);
    String product = Words.name(newest.edition().product());
    return new Feed(
        id("archive", newestFirst.get(newestFirst.size() - 1)),
        product + ": service health",
        product,
        newest.edition().publishedAt(),
        newestFirst.stream().limit(NEWEST).map(Item::of).toList());
  }

  /** A name in a registered namespace, unlike one of our own making. */
  private static String id(String kind, Archived archived) {
    String name =
        "%s/%s/%d/%s"
            .formatted(
                kind,
                archived.edition().period().name(),
                archived.edition().edition(),
                archived.json().recordId());
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
