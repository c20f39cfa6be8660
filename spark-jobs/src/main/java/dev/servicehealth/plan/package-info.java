/**
 * Decides what must be computed: the days of every source whose inputs or definitions are not those
 * that were recorded.
 */
package dev.servicehealth.plan;
