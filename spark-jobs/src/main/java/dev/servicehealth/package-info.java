/** Service Health Record: from raw telemetry to the published record of service health. */
package dev.servicehealth;
