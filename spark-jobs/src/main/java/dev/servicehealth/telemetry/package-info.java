/**
 * Raw telemetry: finds the partitions of a data source, reads them, and rolls every row up once
 * into small mergeable facts. Nothing after this package sees a raw row or a user id.
 */
package dev.servicehealth.telemetry;
