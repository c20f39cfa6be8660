package dev.servicehealth.model;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Keeps runs of any machines apart by objects beside the tables. The commits are a {@link Lease}.
 * Days are notes, one a run, written by one run at a time. A run that is taken for dead gets a mark
 * beside its note, and commits nothing after that.
 */
final class Leases implements Locks {
  private static final String COMMITS = "commits";
  private static final String NOTING = "noting";
  private static final String DAYS = "days";
  private static final String MARK = ".dead";
  private static final Pattern NOTE = Pattern.compile("[0-9a-f-]{36}(\\.dead)?");
  private static final String TOKEN = "token ";

  private final LeaseStore store;
  private final String token = TOKEN + UUID.randomUUID();
  private final Set<String> dead = new HashSet<>();
  private Optional<Lease> commits = Optional.empty();
  private Optional<LiveObject> days = Optional.empty();

  Leases(LeaseStore store) {
    this.store = store;
  }

  @Override
  public <T> T holding(Collection<DayRange> ranges, String who, Supplier<T> work) {
    LiveObject note = note(ranges, who);
    days = Optional.of(note);
    try {
      return work.get();
    } finally {
      days = Optional.empty();
      note.stop();
      remove(note);
    }
  }

  /** Where that fails, others wait for a term before they hold its days. */
  private void remove(LiveObject note) {
    try {
      store.delete(note.name());
    } catch (IOException e) {
      return;
    }
  }

  private LiveObject note(Collection<DayRange> ranges, String who) {
    List<String> lines = new ArrayList<>(List.of(who, token));
    ranges.forEach(range -> lines.add("days " + range.first() + " " + range.last()));
    Lease noting = taken(NOTING, who, waits -> {});
    try {
      mustBeFree(ranges);
      String name = DAYS + "/" + UUID.randomUUID();
      store.create(name, lines);
      return LiveObject.of(store, name, lines);
    } catch (IOException e) {
      throw failed(e);
    } finally {
      noting.giveBack();
    }
  }

  private void mustBeFree(Collection<DayRange> ranges) throws IOException {
    SortedSet<String> names = store.names(DAYS, NOTE);
    for (String name : names) {
      List<String> lines = store.read(DAYS + "/" + name);
      if (!name.endsWith(MARK) && !names.contains(name + MARK) && overlaps(lines, ranges)) {
        if (store.isAlive(DAYS + "/" + name)) {
          throw new Failure(
              Failure.Kind.HELD,
              "Cannot compute %s: %s holds it.%nRun again when it has ended; nothing was changed."
                  .formatted(ranges.iterator().next(), lines.get(0)));
        }
        store.create(DAYS + "/" + name + MARK, List.of(token));
        lines.stream().filter(line -> line.startsWith(TOKEN)).forEach(dead::add);
      }
    }
  }

  private static boolean overlaps(List<String> lines, Collection<DayRange> ranges) {
    return lines.stream()
        .filter(line -> line.startsWith("days "))
        .map(line -> line.split(" "))
        .map(days -> new DayRange(LocalDate.parse(days[1]), LocalDate.parse(days[2])))
        .anyMatch(held -> ranges.stream().anyMatch(held::overlaps));
  }

  @Override
  public <T> T committing(String who, Progress progress, Supplier<T> work) {
    if (commits.isPresent()) {
      return work.get();
    }
    Lease lease = taken(COMMITS, who, progress);
    commits = Optional.of(lease);
    try {
      return work.get();
    } finally {
      commits = Optional.empty();
      lease.giveBack();
    }
  }

  private Lease taken(String right, String who, Progress progress) {
    try {
      return Lease.take(
          store,
          right,
          List.of(who, token),
          lines -> lines.stream().anyMatch(dead::contains),
          holder -> progress.say("waiting for %s to publish".formatted(holder)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public <T> Optional<T> unlessCommitting(Supplier<T> look) {
    try {
      return commits.isEmpty() && Lease.isTaken(store, COMMITS)
          ? Optional.empty()
          : Optional.of(look.get());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void mustHold() {
    try {
      boolean isMarked = days.isPresent() && !store.read(days.get().name() + MARK).isEmpty();
      if (isMarked || (commits.isPresent() && !commits.get().isHeld())) {
        throw new Failure(
            Failure.Kind.HELD,
            "Cannot write: this run stood still for %d seconds or longer, and another one has taken"
                    .formatted(store.term().toSeconds())
                + " over.%nNothing of it is published. Run again.".formatted());
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException(
        "Cannot use the leases in " + store.folder() + ": " + e.getMessage(), e);
  }
}
