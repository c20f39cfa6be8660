package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.exceptions.ConcurrentAppendException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConflictsTest {
  private final AtomicInteger attempts = new AtomicInteger();

  private void commit(int conflicts, RuntimeException thrown) throws Exception {
    Conflicts.retry(
        () -> {
          if (attempts.incrementAndGet() <= conflicts) {
            throw thrown;
          }
          return null;
        },
        Duration.ofMillis(1));
  }

  @Test
  void a_commit_that_somebody_got_in_the_way_of_is_done_again() throws Exception {
    commit(4, new ConcurrentAppendException("files were added"));

    assertThat(attempts).hasValue(5);
  }

  @Test
  void a_conflict_that_does_not_end_is_told() {
    assertThatThrownBy(() -> commit(9, new ConcurrentAppendException("files were added")))
        .isInstanceOf(ConcurrentAppendException.class);
    assertThat(attempts).hasValue(5);
  }

  @Test
  void what_is_no_conflict_is_not_tried_again() {
    assertThatThrownBy(() -> commit(1, new IllegalStateException("full"))).hasMessage("full");
    assertThat(attempts).hasValue(1);
  }
}
