package dev.servicehealth.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Posts messages to an address that is a secret: whoever knows it may post, too. Neither it nor
 * anything that may quote it is ever told, so exceptions are told by their class alone.
 *
 * @param pause before the second try; twice as long before the third
 */
record Webhook(String address, Duration pause) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int TRIES = 3;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  /** Says in a few words why the message was not taken; empty when it was. */
  Optional<String> post(byte[] message) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) { // its message quotes the address
      return Optional.of("it is not an address");
    }
    if (!isSafe(uri)) {
      return Optional.of("it is not an https address");
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(message))
            .build();
    return post(request);
  }

  private static boolean isSafe(URI uri) {
    return uri.getHost() != null
        && ("https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())));
  }

  private Optional<String> post(HttpRequest request) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    String why = "";
    try {
      for (int n = 1; n <= TRIES; n++) {
        Thread.sleep(n == 1 ? 0 : pause.toMillis() * (n - 1));
        Answer answer = send(client, request);
        if (answer.isTaken()) {
          return Optional.empty();
        }
        if (!answer.mayChange()) {
          return Optional.of(answer.why());
        }
        why = answer.why();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("it was interrupted");
    }
    return Optional.of(why + ", " + TRIES + " times");
  }

  private static Answer send(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      return new Answer(status, "it answered with status " + status);
    } catch (IOException e) {
      return new Answer(0, "it did not answer (" + e.getClass().getSimpleName() + ")");
    }
  }

  /**
   * @param status of HTTP; 0 without an answer
   */
  private record Answer(int status, String why) {
    boolean isTaken() {
      return status >= 200 && status < 300;
    }

    /** Returns whether another try may have another answer: a message that was refused stays so. */
    boolean mayChange() {
      return status == 0 || status == 429 || status >= 500;
    }
  }
}
