package dev.servicehealth.telemetry;

import java.nio.ByteOrder;
import org.apache.spark.unsafe.Platform;

/**
 * SipHash-2-4 over bytes where they lie. Guava's takes a copy and makes three objects for every
 * value, which was a fifth of the rollup's time; a test compares the two.
 *
 * @see <a href="https://www.aumasson.jp/siphash/siphash.pdf">the paper</a>
 */
final class SipHash {
  private static final boolean IS_BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

  private SipHash() {}

  /**
   * @param base and offset as Spark names memory
   */
  static long of(long key0, long key1, Object base, long offset, int length) {
    long v0 = key0 ^ 0x736f6d6570736575L;
    long v1 = key1 ^ 0x646f72616e646f6dL;
    long v2 = key0 ^ 0x6c7967656e657261L;
    long v3 = key1 ^ 0x7465646279746573L;
    int blocks = length >>> 3;
    for (int step = 0; step <= blocks + 1; step++) {
      boolean isEnd = step > blocks;
      long word = isEnd ? 0 : word(base, offset + 8L * step, step < blocks, length);
      v2 ^= isEnd ? 0xff : 0;
      v3 ^= word;
      for (int round = isEnd ? 4 : 2; round > 0; round--) {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32) + v3;
        v2 += v1;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private static long word(Object base, long offset, boolean isWhole, int length) {
    if (!isWhole) {
      return last(base, offset, length);
    }
    long word = Platform.getLong(base, offset);
    return IS_BIG_ENDIAN ? Long.reverseBytes(word) : word;
  }

  /** The bytes that fill no word, and the length. */
  private static long last(Object base, long offset, int length) {
    long word = (long) length << 56;
    for (int i = 0; i < (length & 7); i++) {
      word |= (Platform.getByte(base, offset + i) & 0xffL) << (8 * i);
    }
    return word;
  }
}
