package dev.servicehealth.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Shares of a whole in percent that add up to 100 as printed: rounded down, and the points that are
 * left go to the largest remainders (Hamilton's method).
 */
final class Shares {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private Shares() {}

  /** In the order of the parts; the parts are the whole. */
  static List<Integer> of(List<Long> parts) {
    BigInteger whole =
        parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    if (whole.signum() == 0) {
      return parts.stream().map(part -> 0).toList();
    }
    List<Integer> shares = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    for (long part : parts) {
      BigInteger[] divided = BigInteger.valueOf(part).multiply(HUNDRED).divideAndRemainder(whole);
      shares.add(divided[0].intValueExact());
      remainders.add(divided[1]);
    }
    int left = 100 - shares.stream().mapToInt(Integer::intValue).sum();
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer n) -> remainders.get(n)).reversed())
        .limit(left)
        .forEach(n -> shares.set(n, shares.get(n) + 1));
    return List.copyOf(shares);
  }

  /**
   * "80% of all failed requests" of the first total, for each service whose worst objective the
   * total adds; empty for the others, and without anything bad.
   */
  static List<String> ofTotal(Edition edition, List<Edition.Service> services) {
    List<Total> total = edition.total().filter(t -> t.bad() > 0).stream().toList();
    if (total.isEmpty()) {
      return services.stream().map(service -> "").toList();
    }
    List<Edition.Service> all = edition.services();
    Set<Total.Part> held = Set.copyOf(total.get(0).objectives());
    List<Long> bad = all.stream().map(service -> badIn(held, service)).toList();
    List<Integer> shares = of(bad);
    return services.stream()
        .map(
            service -> {
              int n = all.indexOf(service);
              boolean isShown = total.get(0).holds(service, service.worst());
              return bad.get(n) == 0 || !isShown ? "" : said(total.get(0), shares.get(n));
            })
        .toList();
  }

  private static long badIn(Set<Total.Part> held, Edition.Service service) {
    long bad = 0;
    for (Edition.Objective objective : service.objectives()) {
      if (held.contains(new Total.Part(service.service(), objective.slo()))) {
        bad = Math.addExact(bad, objective.bad());
      }
    }
    return bad;
  }

  /** The part of a total that a service adds. */
  static long badIn(Total total, Edition.Service service) {
    return badIn(Set.copyOf(total.objectives()), service);
  }

  private static String said(Total total, int share) {
    return "%s of all %s %s"
        .formatted(
            share == 0 ? "under 1%" : share + "%",
            total.unit().adjective(),
            total.unit().noun(total.bad()));
  }
}
