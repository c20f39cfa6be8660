package dev.servicehealth.model;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Locks of a folder of this machine. A run holds a byte a day of one file, so that runs of disjoint
 * days go on side by side. The operating system lets go when a process ends, however it ends.
 */
final class FileLocks implements Locks {
  private final Path folder;
  private boolean isCommitting;

  FileLocks(Path folder) {
    this.folder = folder;
  }

  @Override
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

  @Override
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

  @Override
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

  /** The operating system takes no lock away. */
  @Override
  public void mustHold() {}

  private FileChannel open(String name) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
