/**
 * SQL models: a directory a table under {@code sql-models}, found, ordered by what they read,
 * checked and committed. Every table of the warehouse is written here and nowhere else.
 */
package dev.servicehealth.model;
