package dev.servicehealth.sample;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Draws an index by weight in constant time (Walker's alias method). */
final class Sampler {
  private final long[] keepBelow;
  private final int[] alias;

  Sampler(List<Double> weights) {
    int size = weights.size();
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    keepBelow = new long[size];
    alias = new int[size];
    double[] scaled = new double[size];
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      scaled[i] = weights.get(i) * size / total;
      (scaled[i] < 1 ? small : large).push(i);
      keepBelow[i] = 1L << 32;
      alias[i] = i;
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int poor = small.pop();
      int rich = large.pop();
      keepBelow[poor] = (long) (scaled[poor] * 0x1.0p32);
      alias[poor] = rich;
      scaled[rich] -= 1 - scaled[poor];
      (scaled[rich] < 1 ? small : large).push(rich);
    }
  }

  /** The index that the lower 32 bits choose. */
  int at(long bits) {
    long product = (bits & 0xffffffffL) * alias.length;
    int index = (int) (product >>> 32);
    return (product & 0xffffffffL) < keepBelow[index] ? index : alias[index];
  }
}
