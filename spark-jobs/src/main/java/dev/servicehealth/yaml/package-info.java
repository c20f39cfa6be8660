/**
 * YAML as people wrote it: values that know their file and line, and a list that gathers every
 * problem before any is reported.
 */
package dev.servicehealth.yaml;
