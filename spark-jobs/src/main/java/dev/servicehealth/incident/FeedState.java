package dev.servicehealth.incident;

import java.util.Optional;

/**
 * The state of a feed. One that did not arrive tells of no incident, and never that there was none.
 *
 * @param word for tables: none, not received, unreadable or received
 * @param problem why it cannot be read
 * @param rows how many were read
 */
public record FeedState(String word, Optional<String> problem, int rows) {

  /** For the record: the word, and what is wrong. */
  public String told() {
    return problem.map(why -> word + ": " + why).orElse(word);
  }

  static FeedState none() {
    return new FeedState("none", Optional.empty(), 0);
  }

  static FeedState notReceived() {
    return new FeedState("not received", Optional.empty(), 0);
  }

  static FeedState unreadable(String problem) {
    return new FeedState("unreadable", Optional.of(problem), 0);
  }

  public static FeedState received(int rows) {
    return new FeedState("received", Optional.empty(), rows);
  }
}
