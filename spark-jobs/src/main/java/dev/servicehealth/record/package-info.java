/**
 * The record: the log of runs, which says what was computed, from what, and which table versions
 * readers should see, and the log of published editions.
 */
package dev.servicehealth.record;
