/**
 * Builds the Spark session, and changes how it runs small queries: tables are read as lists of
 * files, queries over little data are one task, and code is generated only where it pays.
 */
package dev.servicehealth.spark;
