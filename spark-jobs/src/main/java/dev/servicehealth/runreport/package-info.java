/**
 * Reports of runs for the machines and people that watch them: JSON, metrics for Prometheus and
 * OpenLineage events, in the folder {@code record/_reports} of the warehouse. Failed runs are
 * reported too. Nothing in a report comes from a raw row.
 */
package dev.servicehealth.runreport;
