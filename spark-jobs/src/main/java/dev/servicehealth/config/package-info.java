/** The one configuration file, {@code service-health.yaml}, read, checked and typed. */
package dev.servicehealth.config;
