package dev.servicehealth.model;

import dev.servicehealth.spark.Stores;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Small objects that processes leave for each other in a store. An owner writes its object again
 * and again while it lives. Whoever waits watches the object for a term by a clock of its own, so
 * clocks of two machines are never compared.
 *
 * @param term how long an object may stay as it is before its owner counts as dead
 */
record LeaseStore(FileSystem system, Path folder, Duration term) {
  private static final Duration TERM = Duration.ofMinutes(1);
  private static final Duration BETWEEN_READS = Duration.ofMillis(200);
  private static final int READS = 5;

  static LeaseStore open(String folder, Configuration hadoop) {
    Path path = new Path(folder);
    return new LeaseStore(Stores.open(path, hadoop), path, TERM);
  }

  /** How long an owner waits before it writes its object again. */
  Duration pause() {
    return term.dividedBy(6);
  }

  /**
   * Creates an object, or finds that it is there.
   *
   * @param lines one of which nobody else writes
   */
  boolean create(String name, List<String> lines) throws IOException {
    Path object = new Path(folder, name);
    try (OutputStream stream = Stores.create(system, object)) {
      stream.write(bytes(lines));
      return true;
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException e) {
      if (!system.exists(object)) {
        throw e;
      }
    }
    return read(name).equals(lines); // a request that was sent again meets its own object
  }

  void write(String name, List<String> lines) throws IOException {
    try (OutputStream stream = system.create(new Path(folder, name), true)) {
      stream.write(bytes(lines));
    }
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  /** The lines of an object; none where it is not there. */
  List<String> read(String name) throws IOException {
    Path object = new Path(folder, name);
    for (int left = READS; ; left--) {
      try (InputStream stream = system.open(object)) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      } catch (FileNotFoundException e) {
        return List.of();
      } catch (IOException e) { // S3 refuses to read on when the owner has just written again
        if (left == 1) {
          throw e;
        }
        sleep(BETWEEN_READS);
      }
    }
  }

  void delete(String name) throws IOException {
    system.delete(new Path(folder, name), false);
  }

  /**
   * The names in a folder, sorted. Some stores list what they are about to write under names of
   * their own.
   *
   * @param ours those that processes leave for each other
   */
  SortedSet<String> names(String below, Pattern ours) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try {
      for (FileStatus object : system.listStatus(new Path(folder, below))) {
        String name = object.getPath().getName();
        if (ours.matcher(name).matches()) {
          names.add(name);
        }
      }
    } catch (FileNotFoundException e) { // nobody has written there
      return names;
    }
    return names;
  }

  /** Watches an object until it changes, or for a term. */
  boolean isAlive(String name) throws IOException {
    List<String> first = read(name);
    long start = System.nanoTime();
    while (!first.isEmpty() && System.nanoTime() - start < term.toNanos()) {
      sleep(pause().dividedBy(4));
      List<String> now = read(name);
      if (!now.equals(first)) {
        return !now.isEmpty();
      }
    }
    return false;
  }

  static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for another run.", e);
    }
  }
}
