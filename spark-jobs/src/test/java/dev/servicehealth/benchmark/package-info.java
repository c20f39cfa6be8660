/**
 * The benchmark: a night of N million request rows, timed from outside, beside DuckDB computing the
 * same outputs from the same files. Run {@code spark-jobs/benchmark}; it is no test.
 */
package dev.servicehealth.benchmark;
