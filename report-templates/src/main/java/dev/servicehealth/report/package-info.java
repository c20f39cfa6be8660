/**
 * Renders an {@code edition.json} into the documents of a report. Knows nothing of Spark: every
 * number it prints stands in the edition.
 */
package dev.servicehealth.report;
