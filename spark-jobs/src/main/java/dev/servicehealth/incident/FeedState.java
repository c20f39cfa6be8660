package dev.servicehealth.incident;

import java.util.Optional;

/**
 * The state of a feed. One that did not arrive tells of no incident, and never that there was none.
 *
 * @param word for tables: none, not received, unreadable or received
 * @param problem why it cannot be read
 */
public record FeedState(String word, Optional<String> problem) {

  /** For the record: the word, and what is wrong. */
  public String told() {
    return problem.map(why -> word + ": " + why).orElse(word);
  }

  static FeedState none() {
    return new FeedState("none", Optional.empty());
  }

  static FeedState notReceived() {
    return new FeedState("not received", Optional.empty());
  }

  static FeedState unreadable(String problem) {
    return new FeedState("unreadable", Optional.of(problem));
  }

  public static FeedState received() {
    return new FeedState("received", Optional.empty());
  }
}
