package dev.servicehealth.model;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps runs apart. A run holds the days that it computes, a byte a day of one file, so that runs
 * of disjoint days go on side by side; and it holds the commits while it writes, so that tables are
 * written by one run at a time. The operating system lets go of both when a process ends, however
 * it ends. Beside the warehouse where that is a local folder; else in the home of the user, which
 * keeps runs of one machine apart.
 */
public final class Locks {
  private final Path folder;
  private boolean isCommitting;

  private Locks(Path folder) {
    this.folder = folder;
  }

  /**
   * @param warehouse any Hadoop path
   */
  public static Locks of(String warehouse) {
    URI uri = new org.apache.hadoop.fs.Path(warehouse).toUri();
    boolean isLocal = uri.getScheme() == null || uri.getScheme().equals("file");
    Path folder =
        isLocal
            ? Path.of(uri.getPath(), "record", "_locks")
            : Path.of(
                System.getProperty("user.home"),
                ".service-health",
                warehouse.replaceAll("[^A-Za-z0-9]+", "-"));
    return new Locks(folder);
  }

  /**
   * Works while holding days.
   *
   * @param who for the message that another run gets meanwhile, as in {@code nightly 2026-08-17}
   * @throws Failure HELD when another run holds one of them
   */
  public <T> T holding(Collection<DayRange> ranges, String who, Supplier<T> work) {
    HolderNotes notes = new HolderNotes(folder);
    try (FileChannel channel = open("days")) {
      for (DayRange range : ranges) {
        if (!hold(channel, range)) {
          throw new Failure(
              Failure.Kind.HELD,
              "Cannot compute %s: %s.%nRun again when it has ended; nothing was changed."
                  .formatted(range, notes.holder(ranges)));
        }
      }
      Path note = notes.write(ranges, who);
      try {
        return work.get();
      } finally {
        Files.deleteIfExists(note);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock days: " + e.getMessage(), e);
    }
  }

  private static boolean hold(FileChannel channel, DayRange range) throws IOException {
    long days = range.last().toEpochDay() - range.first().toEpochDay() + 1;
    try {
      FileLock lock = channel.tryLock(range.first().toEpochDay(), days, false);
      return lock != null;
    } catch (OverlappingFileLockException e) { // held by this process
      return false;
    }
  }

  /**
   * Works while no other run writes tables; waits for one that does. What is done meanwhile may ask
   * for the same again.
   *
   * @param who for the message that others get who wait meanwhile, as in {@code report 2026-W34}
   * @param progress is told for whom it waits
   */
  public <T> T committing(String who, Progress progress, Supplier<T> work) {
    if (isCommitting) {
      return work.get();
    }
    HolderNotes notes = new HolderNotes(folder);
    try (FileChannel channel = open("commits")) {
      if (channel.tryLock() == null) {
        progress.say("waiting for %s to publish".formatted(notes.committer()));
        channel.lock();
      }
      Path note = notes.writeCommitter(who);
      try {
        isCommitting = true;
        return work.get();
      } finally {
        isCommitting = false;
        Files.deleteIfExists(note);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock the warehouse: " + e.getMessage(), e);
    }
  }

  /**
   * Looks while no run writes tables, and waits for none.
   *
   * @return empty when a run is writing
   */
  public <T> Optional<T> unlessCommitting(Supplier<T> look) {
    if (isCommitting || !Files.isWritable(folder)) { // nobody writes where nobody can
      return Optional.of(look.get());
    }
    try (FileChannel channel = open("commits")) {
      return channel.tryLock() == null ? Optional.empty() : Optional.of(look.get());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock the warehouse: " + e.getMessage(), e);
    }
  }

  private FileChannel open(String name) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
