package dev.servicehealth.model;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The right to do something alone. It is a row of numbered objects of which the highest counts:
 * whoever creates the next number holds the right, and only one can. Numbers never begin again, as
 * the last object stays when it is given back; so a process that stood still and was taken for dead
 * finds a higher number than its own.
 */
final class Lease {
  private static final Pattern NUMBER = Pattern.compile("\\d{12}");
  private static final String GIVEN_BACK = "given back";

  private final LeaseStore store;
  private final String right;
  private final String number;
  private final LiveObject alive;

  private Lease(LeaseStore store, String right, String number, LiveObject alive) {
    this.store = store;
    this.right = right;
    this.number = number;
    this.alive = alive;
  }

  /**
   * Takes the right, and waits for whoever holds it and lives.
   *
   * @param lines of its object: for people, and one that only this process writes
   * @param isDead whether the holder with these lines is known to be dead
   * @param waiting is told once for whom it waits
   */
  static Lease take(
      LeaseStore store,
      String right,
      List<String> lines,
      Predicate<List<String>> isDead,
      Consumer<String> waiting)
      throws IOException {
    boolean hasWaited = false;
    while (true) {
      SortedSet<String> numbers = store.names(right, NUMBER);
      if (isHeld(store, right, numbers)) {
        String holder = right + "/" + numbers.last();
        List<String> theirs = store.read(holder);
        if (!hasWaited) {
          waiting.accept(theirs.isEmpty() ? "another run" : theirs.get(0));
          hasWaited = true;
        }
        if (!isDead.test(theirs) && store.isAlive(holder)) {
          LeaseStore.sleep(store.pause().dividedBy(8));
          continue;
        }
      }
      String number = next(numbers);
      String name = right + "/" + number;
      if (store.create(name, lines)) {
        Lease lease = new Lease(store, right, number, LiveObject.of(store, name, lines));
        if (lease.isHeld()) {
          lease.removeLower();
          return lease;
        }
        lease.alive.stop();
        store.delete(name);
      }
    }
  }

  private static String next(SortedSet<String> numbers) {
    long last = numbers.isEmpty() ? 0 : Long.parseLong(numbers.last());
    return String.format(Locale.ROOT, "%012d", last + 1);
  }

  private static boolean isHeld(LeaseStore store, String right, SortedSet<String> numbers)
      throws IOException {
    return !numbers.isEmpty() && !store.read(right + "/" + numbers.last()).contains(GIVEN_BACK);
  }

  /** Returns whether somebody holds the right, and lives. */
  static boolean isTaken(LeaseStore store, String right) throws IOException {
    SortedSet<String> numbers = store.names(right, NUMBER);
    return isHeld(store, right, numbers) && store.isAlive(right + "/" + numbers.last());
  }

  /** Returns whether nobody has taken it over. */
  boolean isHeld() throws IOException {
    return store.names(right, NUMBER).last().equals(number);
  }

  private void removeLower() throws IOException {
    for (String lower : store.names(right, NUMBER).headSet(number)) {
      store.delete(right + "/" + lower);
    }
  }

  /** Gives the right back; where that fails, it is free after a term. */
  void giveBack() {
    alive.stop();
    try {
      store.write(alive.name(), List.of(GIVEN_BACK));
    } catch (IOException e) { // others wait for a term
      return;
    }
  }
}
