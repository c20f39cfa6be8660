/**
 * The catalog: services, their indicators and objectives, and the data sources of raw telemetry,
 * read from OpenSLO v1 YAML. Everything here is checked; what comes out can be computed.
 */
package dev.servicehealth.catalog;
