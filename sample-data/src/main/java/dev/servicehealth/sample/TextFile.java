package dev.servicehealth.sample;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** A file of ASCII lines, put together from bytes: formatting each time anew would cost most. */
final class TextFile implements Closeable {
  private static final int FLUSH = 1 << 16;
  private static final DateTimeFormatter ISO_HOUR = hours("yyyy-MM-dd'T'HH:");
  private static final DateTimeFormatter LOG_HOUR = hours("dd/MMM/yyyy:HH:");

  private final OutputStream file;
  private byte[] buffer = new byte[FLUSH + 4096];
  private int end;
  private int lineStart;
  private long lines;
  private long hour = Long.MIN_VALUE;
  private byte[] isoHour = {};
  private byte[] logHour = {};

  TextFile(Path path) throws IOException {
    file = Files.newOutputStream(path);
  }

  TextFile put(String text) {
    return put(text.getBytes(StandardCharsets.US_ASCII));
  }

  TextFile put(byte[] text) {
    System.arraycopy(text, 0, buffer, end, text.length);
    end += text.length;
    return this;
  }

  TextFile put(long number) {
    return put(Long.toString(number));
  }

  /** 2026-08-17T10:00:00.123Z */
  TextFile putIsoTime(long micros) {
    enterHour(micros);
    put(isoHour);
    putMinuteAndSecond(micros);
    buffer[end++] = '.';
    putDigits((int) (micros / 1000 % 1000), 3);
    buffer[end++] = 'Z';
    return this;
  }

  /** 17/Aug/2026:10:00:00 +0000 */
  TextFile putLogTime(long micros) {
    enterHour(micros);
    put(logHour);
    putMinuteAndSecond(micros);
    return put(" +0000");
  }

  /** Drops what stands on the line after its first {@code share}. */
  void cut(double share) {
    end = lineStart + (int) ((end - lineStart) * share);
  }

  void endLine() throws IOException {
    buffer[end++] = '\n';
    lines++;
    if (end > FLUSH) {
      file.write(buffer, 0, end);
      end = 0;
    }
    lineStart = end;
    if (buffer.length - end < 4096) {
      buffer = Arrays.copyOf(buffer, end + 4096);
    }
  }

  long lines() {
    return lines;
  }

  @Override
  public void close() throws IOException {
    file.write(buffer, 0, end);
    file.close();
  }

  private void enterHour(long micros) {
    long wanted = micros / Slice.MICROS;
    if (wanted != hour) {
      hour = wanted;
      Instant instant = Instant.ofEpochSecond(hour * 3600);
      isoHour = ISO_HOUR.format(instant).getBytes(StandardCharsets.US_ASCII);
      logHour = LOG_HOUR.format(instant).getBytes(StandardCharsets.US_ASCII);
    }
  }

  private void putMinuteAndSecond(long micros) {
    int second = (int) (micros / 1_000_000 % 3600);
    putDigits(second / 60, 2);
    buffer[end++] = ':';
    putDigits(second % 60, 2);
  }

  private void putDigits(int number, int digits) {
    int rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      buffer[end + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    end += digits;
  }

  private static DateTimeFormatter hours(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
