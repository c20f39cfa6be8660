/**
 * Exclusions: time that does not count in adjusted figures. They are governed data and not code:
 * who asked for each, why, and who approved it when stand in one YAML file, which the configuration
 * names under {@code exclusions}.
 *
 * <pre>
 * exclusions:                           # a list, which may be empty: []
 *   - services: [cloud]                 # Services of the catalog, at least one
 *     from: 2026-07-15T02:00:00Z        # the first minute left out
 *     to: 2026-07-15T05:00:00Z          # the first minute that counts again
 *     category: planned maintenance     # one of dev.servicehealth.exclusion.Category
 *     reason: New disks for the storage cluster.
 *     requestedBy: team-platform
 *     requestedAt: 2026-07-01T09:00:00Z # optional
 *     approvedBy: service-review        # with approvedAt, or neither: then it has no effect
 *     approvedAt: 2026-07-08T10:00:00Z  # not before requestedAt
 *   - services: [store, music]
 *     recurrence:                       # instead of from and to
 *       rule: FREQ=WEEKLY;BYDAY=SU      # an RFC 5545 RRULE, daily to yearly; UNTIL in UTC
 *       first: 2026-01-04T02:00         # on the wall clock, and one of the rule's times
 *       duration: 2h                    # on the wall clock: m, h or d
 *       timeZone: Europe/Berlin         # an IANA time zone
 *     category: planned maintenance
 *     reason: Weekly restart of the databases.
 *     requestedBy: team-store
 *   - services: [support]
 *     objectives: [support-answers]     # optional: only these of the services' objectives
 *     serviceHours:                     # instead: everything outside of these hours
 *       rule: FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
 *       first: 2026-01-05T08:00
 *       duration: 10h
 *       timeZone: Europe/Berlin
 *     category: outside service hours
 *     reason: Support answers on working days.
 *     requestedBy: team-support
 * </pre>
 *
 * <p>{@code from}, {@code to}, {@code requestedAt} and {@code approvedAt} carry their offset from
 * UTC. Exclusions are applied by the minute, so their times are whole minutes. They lie between
 * 2000 and 2100: an exclusion without an end would hide every later failure, and a year such as
 * 0202 is a slip.
 *
 * <p>A recurrence follows the wall clock: 02:00 to 04:00 stays 02:00 to 04:00 when clocks change,
 * and then lasts an hour less or more. A local time is the first moment at which the wall clock
 * shows it or a later time. So one that does not exist is the moment of the change, a stretch whose
 * local times all do not exist is left out on that day, and one that happens twice is its first
 * pass. (RFC 5545 moves times that do not exist by the change instead, which could end a stretch
 * before it starts.) Days that a month does not have are left out, as the RFC says.
 */
package dev.servicehealth.exclusion;
