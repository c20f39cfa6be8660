package dev.servicehealth.exclusion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** The moments of local times. */
final class WallClock {
  private WallClock() {}

  /**
   * The first moment at which the wall clock shows this time or a later one: the change itself for
   * a time that does not exist, the first pass of a time that happens twice. So a later local time
   * never is an earlier moment.
   */
  static Instant moment(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
