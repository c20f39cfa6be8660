/** The one place where a Spark session is built. */
package dev.servicehealth.spark;
