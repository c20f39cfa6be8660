/**
 * The error-budget policy as data: what a spent budget, a large incident or a class of incidents
 * asks of a team, and the exceptions that somebody approved. The rules are those of the example
 * policy of Google's SRE workbook (appendix B).
 *
 * <pre>
 * policy:
 *   windowDays: 28           # the budget that a freeze and a single incident are judged by
 *   freezeAt: 1              # share of it that, once spent, freezes changes
 *   incidentShare: 0.2       # share of it that makes one incident need a postmortem
 *   classShare: 0.2          # share of a quarter's budget that makes a class of incidents need a plan
 *   exceptions:
 *     - services: [music]
 *       finding: freeze      # freeze, postmortem or plan
 *       from: 2026-09-01
 *       until: 2026-09-14    # the last day of the exception
 *       reason: A release that repairs the cache is due.
 *       approvedBy: service-review
 * </pre>
 */
package dev.servicehealth.policy;
