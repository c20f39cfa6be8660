package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLinesTest {
  @TempDir Path folder;

  @Test
  void a_line_ends_with_lf_or_cr_lf_or_cr() throws IOException {
    assertThat(lines("a\nb\r\n\r\nc\rd\n\n")).containsExactly("a", "b", "", "c", "d", "");
    assertThat(lines("")).isEmpty();
    assertThat(lines("a")).containsExactly("a");
  }

  @Test
  void a_line_end_may_stand_on_the_edge_of_a_buffer() throws IOException {
    String most = "x".repeat((64 << 10) - 1);
    assertThat(lines(most + "\r\nb\n")).containsExactly(most, "b");
    assertThat(lines(most + "y\nb\n")).containsExactly(most + "y", "b");
  }

  @Test
  void a_line_of_gigabytes_takes_no_memory_and_hides_no_other() throws IOException {
    long bytes = 3L << 30;
    InputStream zeros =
        new InputStream() {
          private long left = bytes;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] buffer, int from, int length) {
            int read = (int) Math.min(left, length);
            left -= read;
            return read == 0 ? -1 : read;
          }
        };
    InputStream after = new ByteArrayInputStream("\nnext\n".getBytes(StandardCharsets.UTF_8));
    try (BoundedLines lines = new BoundedLines(new java.io.SequenceInputStream(zeros, after))) {
      assertThat(lines.next()).isTrue();
      assertThat(lines.isTooLong()).isTrue();
      assertThat(lines.bytes().length).isLessThanOrEqualTo(BoundedLines.MOST_BYTES);
      assertThat(lines.consumed()).isEqualTo(bytes + 1);
      assertThat(lines.next()).isTrue();
      assertThat(lines.isTooLong()).isFalse();
      assertThat(lines.length()).isEqualTo(4);
      assertThat(lines.next()).isFalse();
    }
  }

  @Test
  void every_line_is_in_one_block_wherever_blocks_begin() throws IOException {
    String text = "\uFEFFone\r\n\r\ntwo\nthree\r\nfour";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("lines.txt"), bytes);
    for (int cut = 1; cut <= bytes.length; cut++) {
      List<String> read = new ArrayList<>(block(file, 0, cut));
      read.addAll(block(file, cut, bytes.length - cut));
      assertThat(read).as("cut at %d", cut).containsExactly("one", "", "two", "three", "four");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void utf_16_is_refused_by_name(String charset) throws IOException {
    Path file = Files.write(folder.resolve("wide.csv"), "ts,status\n".getBytes(charset));
    assertThatThrownBy(() -> block(file, 0, 100))
        .hasMessage("the file is UTF-16; write it as UTF-8");
  }

  private static List<String> lines(String text) throws IOException {
    List<String> read = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (BoundedLines lines = new BoundedLines(new ByteArrayInputStream(bytes))) {
      while (lines.next()) {
        read.add(new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8));
      }
    }
    return read;
  }

  private static List<String> block(Path file, long start, long bytes) throws IOException {
    List<String> read = new ArrayList<>();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (LineFile lines = LineFile.open(path, new Configuration(), start, bytes)) {
      while (lines.next()) {
        BoundedLines line = lines.line();
        read.add(new String(line.bytes(), 0, line.length(), StandardCharsets.UTF_8));
      }
    }
    return read;
  }
}
