package dev.servicehealth.plan;

import dev.servicehealth.Failure;
import dev.servicehealth.Failure.Kind;
import dev.servicehealth.FullHeap;
import dev.servicehealth.SafeMessage;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.UnavailableFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A data source that cannot be read at all. The others are recorded; its own days are not, and the
 * next run tries them again.
 *
 * @param why {@link Kind#USAGE} where the catalog must be corrected, {@link Kind#NOT_READY} where
 *     its files cannot be read now
 */
public record LostSource(String name, Failure why) {

  /**
   * @param thrown while the data source was opened or read
   */
  public static LostSource of(DataSource source, Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return new LostSource(source.name(), failure);
    }
    String work = "read data source " + source.name();
    return new LostSource(
        source.name(),
        FullHeap.isCauseOf(thrown)
            ? FullHeap.failure(work, thrown)
            : UnavailableFile.in(thrown)
                .map(file -> unavailable(work, file))
                .orElseGet(() -> unreadable(work, thrown)));
  }

  private static Failure unavailable(String work, UnavailableFile file) {
    return new Failure(
        Kind.NOT_READY,
        ("Cannot %s now: %s%nNothing of it was recorded; run again when it can be read. --debug"
                + " tells where it failed.")
            .formatted(work, file.getMessage()),
        file);
  }

  private static Failure unreadable(String work, Throwable thrown) {
    return new Failure(
        Kind.OTHER,
        "Cannot %s: %s%nRestore it or correct the catalog, and run again; --debug tells where it failed."
            .formatted(work, SafeMessage.outermost(thrown)),
        thrown);
  }

  /** How a command ends that lost data sources, at least one. */
  public static Failure failure(List<LostSource> lost) {
    Set<Kind> kinds = lost.stream().map(each -> each.why().kind()).collect(Collectors.toSet());
    Kind kind =
        Stream.of(Kind.USAGE, Kind.OTHER)
            .filter(kinds::contains)
            .findFirst()
            .orElse(Kind.NOT_READY);
    String sentences =
        lost.stream()
            .map(each -> each.why().getMessage())
            .distinct()
            .collect(Collectors.joining("\n"));
    return new Failure(kind, sentences, lost.get(0).why());
  }

  /** Ends a command that needs them all. */
  public static void mustBeNone(List<LostSource> lost) {
    if (!lost.isEmpty()) {
      throw failure(lost);
    }
  }
}
