package dev.servicehealth.exclusion;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads when an exclusion applies: {@code from} and {@code to}, {@code recurrence} or {@code
 * serviceHours}.
 */
final class ScheduleReader {
  private ScheduleReader() {}

  static Optional<Schedule> read(YamlMapping keys) {
    boolean once = keys.has("from") || keys.has("to");
    long kinds =
        Stream.of(once, keys.has("recurrence"), keys.has("serviceHours"))
            .filter(Boolean::booleanValue)
            .count();
    if (kinds != 1) {
      keys.node()
          .problem(
              keys.node().name()
                  + " must have either from and to, or recurrence, or serviceHours; write one of"
                  + " them");
      return Optional.empty();
    }
    if (once) {
      return span(keys).map(span -> span);
    }
    return keys.has("recurrence")
        ? keys.at("recurrence").flatMap(RecurrenceReader::read).map(recurrence -> recurrence)
        : keys.at("serviceHours").flatMap(RecurrenceReader::read).map(ServiceHours::new);
  }

  private static Optional<Span> span(YamlMapping keys) {
    Optional<YamlNode> from = keys.required("from");
    Optional<YamlNode> to = keys.required("to");
    Optional<Instant> starts = from.flatMap(Times::minute);
    Optional<Instant> ends = to.flatMap(Times::minute);
    if (starts.isEmpty() || ends.isEmpty()) {
      return Optional.empty();
    }
    if (!starts.get().isBefore(ends.get())) {
      YamlNode node = to.get();
      node.problem(
          "%s must be after from, which is %s, and is %s; correct one of them"
              .formatted(node.name(), from.get().shown(), node.shown()));
      return Optional.empty();
    }
    return Optional.of(new Span(starts.get(), ends.get()));
  }
}
