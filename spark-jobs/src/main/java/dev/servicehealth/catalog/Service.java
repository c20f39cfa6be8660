package dev.servicehealth.catalog;

import java.util.Optional;

/**
 * Something customers use.
 *
 * @param title the name that people read
 * @param tier 1 (the most important) to 3
 * @param line of business that it belongs to
 * @param mainObjective the objective by which totals over services add it up; empty: see {@link
 *     Catalog#mainObjective}
 * @param checkObjective an objective of another data source, whose events are compared with those
 *     of the main objective
 */
public record Service(
    String name,
    String title,
    Optional<String> owner,
    int tier,
    Optional<String> line,
    Optional<String> mainObjective,
    Optional<String> checkObjective) {}
