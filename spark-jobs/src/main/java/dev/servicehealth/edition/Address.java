package dev.servicehealth.edition;

/**
 * Where an edition stands for good.
 *
 * @param edition from 1
 */
public record Address(String period, int edition) implements Comparable<Address> {

  Address previous() {
    return new Address(period, edition - 1);
  }

  @Override
  public int compareTo(Address other) {
    int byPeriod = period.compareTo(other.period);
    return byPeriod != 0 ? byPeriod : Integer.compare(edition, other.edition);
  }

  /** Relative to the reports' folder. */
  @Override
  public String toString() {
    return period + "/edition-" + edition;
  }
}
