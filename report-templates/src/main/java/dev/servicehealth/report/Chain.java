package dev.servicehealth.report;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Editions chained in the order of their publication, over all periods: each names the SHA-256 of
 * the manifest that was published before it. Whoever keeps one of these hashes, a mailbox for
 * instance, is a witness of every edition before it. Editions of a schema without a chain stand
 * before its first link, which names the newest of them.
 *
 * <p>The order is told by the links and not by times, which may be equal or, after a clock was set
 * back, wrong.
 */
public record Chain(List<Link> links) {

  private static final int DIGITS = 12;
  private static final String UNREAD = "unread";

  /**
   * An edition.
   *
   * @param edition its address, to name it
   * @param isChained whether its schema has a chain
   * @param manifest the SHA-256 of its own manifest
   * @param before the SHA-256 of the manifest before it; null where it names none
   */
  public record Link(
      String edition, boolean isChained, Instant publishedAt, String manifest, String before) {

    /** Of an edition and the hash of its manifest. */
    public static Link of(String address, Edition edition, String manifest) {
      return new Link(
          address,
          edition.schemaNumber() >= Edition.FIRST_CHAINED_SCHEMA,
          edition.publishedAt(),
          manifest,
          edition.chain());
    }

    /** Of an edition that cannot be read, so that nobody can tell what it follows. */
    public static Link unread(String address, Instant publishedAt, String manifest) {
      return new Link(address, true, publishedAt, manifest, UNREAD);
    }

    private boolean isUnread() {
      return UNREAD.equals(before);
    }
  }

  private static final Comparator<Link> IN_ORDER =
      Comparator.comparing(Link::isChained)
          .thenComparing(Link::publishedAt)
          .thenComparing(Link::edition);

  public Chain {
    links = List.copyOf(links);
  }

  /** The edition that was published last, which no other one follows. */
  public Optional<Link> head() {
    Set<String> followed =
        links.stream().map(Link::before).filter(Objects::nonNull).collect(toSet());
    return links.stream().filter(link -> !followed.contains(link.manifest())).max(IN_ORDER);
  }

  /** The chain as it was before the edition with that manifest was published. */
  public Chain before(String manifest) {
    Set<String> later = new HashSet<>(Set.of(manifest));
    boolean grew = true;
    while (grew) {
      grew =
          later.addAll(
              links.stream()
                  .filter(link -> link.before() != null && later.contains(link.before()))
                  .map(Link::manifest)
                  .toList());
    }
    return new Chain(links.stream().filter(link -> !later.contains(link.manifest())).toList());
  }

  /** The first broken link on the way from the head back, in a sentence; empty when all hold. */
  public Optional<String> broken() {
    Map<String, Link> byManifest =
        links.stream().collect(toMap(Link::manifest, link -> link, (one, other) -> one));
    Set<Link> walked = new LinkedHashSet<>();
    Optional<Link> at = head();
    Link last = null;
    while (at.isPresent() && at.get().isChained()) {
      last = at.get();
      walked.add(last);
      if (last.isUnread()) {
        return Optional.of(
            "%s cannot be read, so the editions before it cannot be followed"
                .formatted(last.edition()));
      }
      at = Optional.ofNullable(last.before()).map(byManifest::get);
      if (last.before() != null && at.isEmpty()) {
        return Optional.of(
            ("%s follows the manifest %s…, which no edition has: the edition published before it was"
                    + " removed, or replaced together with its manifest")
                .formatted(last.edition(), digits(last.before())));
      }
    }
    return last == null ? Optional.empty() : beside(walked, last);
  }

  /** An edition that the head does not lead back to. */
  private Optional<String> beside(Set<Link> walked, Link first) {
    String head = walked.iterator().next().edition();
    Optional<String> unreached =
        links.stream()
            .filter(link -> link.isChained() && !walked.contains(link))
            .min(IN_ORDER)
            .map(
                link ->
                    "%s is not among the editions that the newest one, %s, leads back to"
                        .formatted(link.edition(), head));
    return unreached.or(
        () ->
            links.stream()
                .filter(link -> first.before() == null && !link.isChained())
                .filter(link -> link.publishedAt().isBefore(first.publishedAt()))
                .max(IN_ORDER)
                .map(
                    link ->
                        "%s follows no manifest, and %s was published before it"
                            .formatted(first.edition(), link.edition())));
  }

  /** As many digits of a hash as people compare. */
  static String digits(String hash) {
    String clean = Words.name(hash);
    return clean.substring(0, Math.min(DIGITS, clean.length()));
  }
}
