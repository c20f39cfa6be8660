package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.catalog.Budgeting.Method;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads how an objective budgets: the method of its SLO, and the objective's own slices. */
final class BudgetingReader {
  private static final ImmutableMap<String, Method> METHODS =
      ImmutableMap.of(
          Method.OCCURRENCES.word(), Method.OCCURRENCES,
          Method.TIMESLICES.word(), Method.TIMESLICES,
          Method.RATIO_TIMESLICES.word(), Method.RATIO_TIMESLICES);

  private static final int MINUTES_OF_HOUR = 60;
  private static final int MINUTES_OF_DAY = 1440;

  private BudgetingReader() {}

  static Optional<Method> method(YamlNode node) {
    return node.choice(METHODS);
  }

  static Optional<Budgeting> read(YamlMapping objective, Method method) {
    String rule = "has no effect on budgetingMethod " + method.word() + "; remove it";
    if (method == Method.OCCURRENCES) {
      objective.refuse(List.of("timeSliceTarget", "timeSliceWindow"), rule);
      return Optional.of(new Budgeting(method, Optional.empty(), 0));
    }

    Optional<BigDecimal> target = Optional.empty();
    if (method == Method.TIMESLICES) {
      target = objective.required("timeSliceTarget").flatMap(Shares::positive);
    } else {
      objective.refuse(List.of("timeSliceTarget"), rule);
    }
    Optional<Integer> minutes =
        objective.required("timeSliceWindow").flatMap(BudgetingReader::minutes);
    if (minutes.isEmpty() || (method == Method.TIMESLICES && target.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new Budgeting(method, target, minutes.get()));
  }

  /** A duration, or a bare number of minutes. */
  private static Optional<Integer> minutes(YamlNode node) {
    boolean bare = node.asWritten().orElse("").matches("\\d+");
    Optional<DurationShorthand> duration =
        bare
            ? node.integer(1, MINUTES_OF_DAY).map(count -> new DurationShorthand(count, 'm'))
            : DurationShorthand.read(node);
    return duration.flatMap(written -> minutes(node, written));
  }

  private static Optional<Integer> minutes(YamlNode node, DurationShorthand duration) {
    if (duration.unit() == 'M') {
      node.problem(
          duration.count() == 1
              ? node.name() + ": 1M is one month; a minute is 1m"
              : "%s: %s is %d months; minutes are %dm"
                  .formatted(node.name(), duration.text(), duration.count(), duration.count()));
      return Optional.empty();
    }

    int unit =
        switch (duration.unit()) {
          case 'm' -> 1;
          case 'h' -> MINUTES_OF_HOUR;
          case 'd' -> MINUTES_OF_DAY;
          default -> MINUTES_OF_DAY + 1;
        };
    if ((long) duration.count() * unit > MINUTES_OF_DAY) {
      node.problem(
          "%s must be from 1 minute to 1 day, such as 5m, and is \"%s\""
              .formatted(node.name(), duration.text()));
      return Optional.empty();
    }
    return Optional.of(duration.count() * unit);
  }
}
