package dev.servicehealth.telemetry;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream, in bounded memory: of a line longer than {@link #MOST_BYTES} only the
 * length of the stream is known. Hadoop's reader leaves such lines out without a word. A line ends
 * with LF, CR LF or CR.
 */
final class BoundedLines implements Closeable {
  static final int MOST_BYTES = 16 << 20;

  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long filled;
  private byte[] line = new byte[1024];
  private int length;
  private boolean isTooLong;

  BoundedLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    length = 0;
    isTooLong = false;
    if (position == limit && !fill()) {
      return false;
    }
    do {
      int start = position;
      while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
        position++;
      }
      keep(start);
    } while (position == limit && fill());
    skipLineEnd();
    return true;
  }

  /**
   * Refuses text of two bytes a character, which has a mark or a zero among its first two bytes.
   */
  void refuseUtf16() throws IOException {
    if (position == limit) {
      fill();
    }
    if (limit - position < 2) {
      return;
    }
    int first = buffer[position] & 0xFF;
    int second = buffer[position + 1] & 0xFF;
    if (first == 0 || second == 0 || (first >= 0xFE && first + second == 0xFF + 0xFE)) {
      throw new IOException("the file is UTF-16; write it as UTF-8");
    }
  }

  /** Passes over bytes that the stream may start with. */
  void skip(byte[] mark) {
    if (limit - position >= mark.length
        && Arrays.equals(buffer, position, position + mark.length, mark, 0, mark.length)) {
      position += mark.length;
    }
  }

  /** The bytes of the line, from the first of the array on; valid until the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  boolean isTooLong() {
    return isTooLong;
  }

  /** Bytes of the stream up to the end of the line. */
  long consumed() {
    return filled - limit + position;
  }

  private void keep(int start) {
    int more = position - start;
    if (length + more > MOST_BYTES) {
      isTooLong = true;
    }
    if (isTooLong) {
      length = 0;
      return;
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, Math.min(2 * line.length, MOST_BYTES)));
    }
    System.arraycopy(buffer, start, line, length, more);
    length += more;
  }

  private void skipLineEnd() throws IOException {
    if (position == limit) {
      return;
    }
    boolean mayGoOn = buffer[position] == '\r';
    position++;
    if (mayGoOn && (position < limit || fill()) && buffer[position] == '\n') {
      position++;
    }
  }

  /** Reads at least four bytes where there are as many, so that a mark is seen whole. */
  private boolean fill() throws IOException {
    position = 0;
    limit = 0;
    while (limit < 4) {
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        break;
      }
      limit += read;
    }
    filled += limit;
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
