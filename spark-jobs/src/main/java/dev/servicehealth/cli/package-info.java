/**
 * The command line: one class a command, results on standard output, progress on standard error.
 */
package dev.servicehealth.cli;
