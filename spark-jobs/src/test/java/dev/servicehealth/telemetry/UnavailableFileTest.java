package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class UnavailableFileTest {
  private static boolean isUnavailable(Exception cause) {
    return UnavailableFile.in(new IllegalStateException("Job aborted", cause)).isPresent();
  }

  @Test
  void a_store_that_does_not_answer_or_denies_access_says_nothing_of_a_file() {
    assertThat(isUnavailable(new SocketTimeoutException("Read timed out"))).isTrue();
    assertThat(isUnavailable(new AccessDeniedException("part.json"))).isTrue();
    assertThat(isUnavailable(new FileNotFoundException("part.json (Permission denied)"))).isTrue();
    assertThat(isUnavailable(new IOException("Input/output error"))).isTrue();
  }

  @Test
  void bytes_that_do_not_parse_are_a_broken_file() {
    assertThat(isUnavailable(new EOFException("Unexpected end of input stream"))).isFalse();
    assertThat(isUnavailable(new ZipException("invalid block type"))).isFalse();
    assertThat(isUnavailable(new IOException("the file is UTF-16; write it as UTF-8"))).isFalse();
    assertThat(isUnavailable(new RuntimeException("Permission denied"))).isFalse();
  }
}
