package dev.servicehealth.model;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Does again what a commit of somebody else got in the way of. Runs write one at a time, so this is
 * somebody who tidies the tables by other means, and is soon done.
 */
final class Conflicts {
  private static final int ATTEMPTS = 5;

  private Conflicts() {}

  /**
   * @param pause before the second attempt; twice as long before every further one
   * @throws Exception that of the last attempt
   */
  static void retry(Callable<Void> commit, Duration pause) throws Exception {
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      try {
        commit.call();
        return;
      } catch (DeltaConcurrentModificationException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(wait.toMillis());
        wait = wait.multipliedBy(2);
      }
    }
  }
}
