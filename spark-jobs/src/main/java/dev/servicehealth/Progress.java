package dev.servicehealth;

/**
 * Takes the events of a command while it works: the stages it is at, sentences for people, and
 * warnings of checks. Each kind has a method of its own, so that a listener need not read sentences
 * to tell them apart. A listener that only prints implements {@code say}.
 */
@FunctionalInterface
public interface Progress {

  /** Takes a sentence for people. */
  void say(String sentence);

  /**
   * Takes the start of a stage; the one before it is over.
   *
   * @param name of a data source or a table
   * @param detail for people, empty or as in {@code (1 of 2 data sources), 3 days}
   */
  default void stage(String name, String detail) {
    say(detail.isEmpty() ? name : name + " " + detail);
  }

  /**
   * Takes how the rows of a data source are counted; of no interest to people who watch.
   *
   * @param how as in {@code by row: its files are lines}
   */
  default void counted(String source, String how) {}

  /** Takes the warning of a check: a line that says which, and the offending rows. */
  default void warned(String sentence) {
    say(sentence);
  }
}
