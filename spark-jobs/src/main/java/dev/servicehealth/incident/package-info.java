/**
 * Incidents and changes as other tools record them. A feed is a file or a folder of JSON Lines,
 * JSON or CSV, named in the configuration; every row is one revision of an incident. {@link
 * dev.servicehealth.incident.Mapping} says which path or column holds each of our fields. Rows that
 * cannot be true are refused with file and line, and never count.
 *
 * <pre>
 * incidents:
 *   path: incidents            # a file, or a folder whose *.jsonl, *.json and *.csv are read
 *   preset: statuspage         # optional: statuspage, pagerduty, incident.io, servicenow, opsgenie, rootly
 *   mapping:                   # optional: a column, a JSON path or a list of them, first value wins
 *     started: [impact_start, "$.times.began"]
 *     acknowledged: "+seconds_to_first_ack"     # seconds after the start
 *   severities: { SEV1: 1, SEV2: 2 }            # words of the feed; 1 is the worst of 5
 *   drop: { status: [test, cancelled] }         # rows with one of these values ("*": any) do not count
 *   services: { Git Operations: git }           # names of the feed and the catalog's for them
 *   timeZone: Europe/Berlin    # of times that do not say theirs
 * </pre>
 */
package dev.servicehealth.incident;
