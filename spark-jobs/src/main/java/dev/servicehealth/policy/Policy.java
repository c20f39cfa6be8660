package dev.servicehealth.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * When a budget that is spent has consequences. Shares are of an error budget.
 *
 * @param windowDays days of the budget that freezes and single incidents are judged by
 */
public record Policy(
    int windowDays,
    BigDecimal freezeAt,
    BigDecimal incidentShare,
    BigDecimal classShare,
    List<Waiver> exceptions) {

  public Policy {
    exceptions = List.copyOf(exceptions);
  }

  /**
   * An approved exception.
   *
   * @param finding freeze, postmortem or plan
   * @param until the last day of it
   */
  public record Waiver(
      List<String> services,
      String finding,
      LocalDate from,
      LocalDate until,
      String reason,
      String approvedBy) {

    public Waiver {
      services = List.copyOf(services);
    }
  }
}
