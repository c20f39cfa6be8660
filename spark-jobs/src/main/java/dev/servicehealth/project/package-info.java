/**
 * Configuration, catalog and exclusions together, as every command needs them: checked, or no
 * command runs.
 */
package dev.servicehealth.project;
