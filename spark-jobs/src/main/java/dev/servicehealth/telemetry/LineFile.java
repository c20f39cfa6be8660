package dev.servicehealth.telemetry;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The lines of a file, or of a block of it, in UTF-8. A line belongs to the block in which the byte
 * before it lies, so that every line is read once whatever the blocks are.
 */
final class LineFile implements Closeable {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final BoundedLines lines;
  private final long mostBytes;
  private boolean isAtStart;

  private LineFile(BoundedLines lines, long mostBytes, boolean isAtStart) {
    this.lines = lines;
    this.mostBytes = mostBytes;
    this.isAtStart = isAtStart;
  }

  /**
   * @throws IOException when the file cannot be read, or is not in UTF-8
   */
  static LineFile open(Path path, Configuration hadoop) throws IOException {
    return open(path, hadoop, 0, Long.MAX_VALUE);
  }

  /** Opens a block; a compressed file is one. */
  static LineFile open(Path path, Configuration hadoop, long start, long bytes) throws IOException {
    FileSystem system = path.getFileSystem(hadoop);
    CompressionCodec codec = codec(path, hadoop);
    FSDataInputStream raw = system.open(path);
    try {
      if (codec == null) {
        raw.seek(start);
      }
      InputStream in = codec == null ? raw : codec.createInputStream(raw);
      BoundedLines lines = new BoundedLines(in);
      boolean isAtStart = codec != null || start == 0;
      if (isAtStart) {
        lines.refuseUtf16();
        lines.skip(UTF_8_MARK);
      } else {
        lines.next();
      }
      return new LineFile(lines, codec == null ? bytes : Long.MAX_VALUE, isAtStart);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  static boolean isCompressed(Path path, Configuration hadoop) {
    return codec(path, hadoop) != null;
  }

  private static CompressionCodec codec(Path path, Configuration hadoop) {
    return new CompressionCodecFactory(hadoop).getCodec(path);
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    boolean isOurs = isAtStart || lines.consumed() <= mostBytes;
    isAtStart = false;
    return isOurs && lines.next();
  }

  BoundedLines line() {
    return lines;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
