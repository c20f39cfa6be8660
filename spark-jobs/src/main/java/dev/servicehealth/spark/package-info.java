/**
 * The one place where a Spark session is built, and what it does otherwise than Spark and Delta:
 * tables are read as lists of files, queries over little data are one task, and code is generated
 * only where it pays.
 */
package dev.servicehealth.spark;
