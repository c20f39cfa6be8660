package dev.servicehealth.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An object of this process that shows others that the process lives, until it is stopped. */
final class LiveObject {
  private final LeaseStore store;
  private final String name;
  private final List<String> lines;
  private boolean isStopped;

  private LiveObject(LeaseStore store, String name, List<String> lines) {
    this.store = store;
    this.name = name;
    this.lines = lines;
  }

  /**
   * Shows that this process lives, by an object that it has created.
   *
   * @param lines those that the object has; a count follows them
   */
  static LiveObject of(LeaseStore store, String name, List<String> lines) {
    LiveObject object = new LiveObject(store, name, lines);
    Thread beat = new Thread(object::beat, "lease " + name);
    beat.setDaemon(true);
    beat.start();
    return object;
  }

  String name() {
    return name;
  }

  private synchronized void beat() {
    for (long count = 1; ; count++) {
      long end = System.nanoTime() + store.pause().toNanos();
      while (!isStopped && System.nanoTime() < end) {
        try {
          wait(store.pause().toMillis());
        } catch (InterruptedException e) { // the process ends
          return;
        }
      }
      if (isStopped) {
        return;
      }
      write(count);
    }
  }

  private void write(long count) {
    List<String> written = new ArrayList<>(lines);
    written.add("alive " + count);
    try {
      store.write(name, written);
    } catch (IOException | RuntimeException e) { // the next one tries again
      return;
    }
  }

  /** Stops after a write that is under way, and leaves the object to its owner. */
  synchronized void stop() {
    isStopped = true;
    notifyAll();
  }
}
