/**
 * The sample: a made-up fleet, described in {@code fleet.yaml}, whose raw telemetry is generated
 * from a seed at any scale, together with the truth of what was put into it. The truth is counted
 * from the requests themselves; it shares no code with the readers that it judges.
 */
package dev.servicehealth.sample;
