package dev.servicehealth.cli;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.record.Run;
import dev.servicehealth.record.Run.Account;
import dev.servicehealth.run.Recorded;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a run did, for people. */
final class Summary {
  private Summary() {}

  static String nothing(DayRange range) {
    return range + ": nothing changed since it was recorded";
  }

  static String days(int count) {
    return count(count, "day");
  }

  static String count(int count, String noun) {
    return "%,d %s".formatted(count, count == 1 ? noun : noun + "s");
  }

  static String of(DayRange range, Optional<Recorded> launched, double seconds) {
    return launched
        .map(done -> of(done.run(), done.plan(), seconds))
        .orElseGet(() -> nothing(range));
  }

  private static String of(Run run, Plan plan, double seconds) {
    Account account = run.account();
    String days =
        DayRange.covering(plan.days()).stream()
            .map(DayRange::toString)
            .collect(Collectors.joining(", "));
    return "%s: recorded %s in %.1f s%n%s%n%,d rows read = %,d accepted + %,d quarantined + %,d duplicate + %,d late%s"
        .formatted(
            run.id(),
            days,
            seconds,
            "why: " + plan.why(),
            account.read(),
            account.accepted(),
            account.quarantined(),
            account.duplicate(),
            account.late(),
            account.unjudged() == 0
                ? ""
                : "%nof the accepted rows, %,d cannot be judged by at least one objective; `status` says why"
                    .formatted(account.unjudged()));
  }
}
