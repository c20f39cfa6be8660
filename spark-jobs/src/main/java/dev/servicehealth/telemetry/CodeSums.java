package dev.servicehealth.telemetry;

import java.util.Arrays;

/**
 * Sums by a small integer code, in one array of numbers: a table with open addressing, for objects
 * of a map would cost more than the adding. Sums of a code stand beside each other, in the order in
 * which codes first came. Codes are numbered from zero or are minutes, so their low bits alone tell
 * them apart.
 */
final class CodeSums {
  private static final int FEW = 8;

  /** The weight of an empty table, in sums of objects. */
  private static final int WEIGHT = 2;

  private final int width;
  private final int weightOfCode;
  private final Weight weight;
  private int[] keys = new int[FEW];
  private int[] places = new int[FEW];
  private int[] codes = new int[FEW / 2];
  private long[] sums;
  private int size;

  /**
   * @param width how many sums each code has
   * @param weight rises with the memory held
   */
  CodeSums(int width, Weight weight) {
    this(width, 1, weight);
  }

  /**
   * @param weightOfCode what the sums of one code hold
   */
  CodeSums(int width, int weightOfCode, Weight weight) {
    this.width = width;
    this.weightOfCode = weightOfCode;
    this.weight = weight;
    weight.add(WEIGHT);
    this.sums = new long[width];
  }

  /** Where the sums of a code start in {@link #sums}; zeros for a code that is new. */
  int at(int code) {
    int mask = keys.length - 1;
    int slot = code & mask;
    while (places[slot] != 0) {
      if (keys[slot] == code) {
        return (places[slot] - 1) * width;
      }
      slot = (slot + 1) & mask;
    }
    return added(code, slot);
  }

  private int added(int code, int slot) {
    if (size == codes.length) {
      grow();
      return at(code);
    }
    weight.add(weightOfCode);
    if (sums.length < (size + 1) * width) {
      sums = Arrays.copyOf(sums, 2 * sums.length);
    }
    keys[slot] = code;
    codes[size++] = code;
    places[slot] = size;
    return (size - 1) * width;
  }

  private void grow() {
    codes = Arrays.copyOf(codes, 2 * codes.length);
    keys = new int[2 * keys.length];
    places = new int[keys.length];
    int mask = keys.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = codes[i] & mask;
      while (places[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = codes[i];
      places[slot] = i + 1;
    }
  }

  /** All sums; another array once a new code has come. */
  long[] sums() {
    return sums;
  }

  int size() {
    return size;
  }

  /** The code whose sums start at {@code place * width}. */
  int code(int place) {
    return codes[place];
  }
}
