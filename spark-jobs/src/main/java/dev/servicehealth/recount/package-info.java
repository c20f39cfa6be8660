/**
 * Counts good and valid events of raw telemetry again with another engine, DuckDB, and compares
 * them with the record. A reader that gives wrong values without an error is found only by another
 * one, so this package shares no code with the rollup: {@link
 * dev.servicehealth.recount.Translation} writes the catalog's expressions in DuckDB's SQL as far as
 * both engines read them alike, {@link dev.servicehealth.recount.DayQuery} asks for the sums of a
 * day, and {@link dev.servicehealth.recount.Recount} compares. DuckDB's driver is not part of the
 * program; a user adds its jar.
 */
package dev.servicehealth.recount;
