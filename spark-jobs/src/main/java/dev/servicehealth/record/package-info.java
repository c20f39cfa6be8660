/**
 * The record: what was computed, from what, by which run, and which versions readers should see.
 */
package dev.servicehealth.record;
