/**
 * Carries out a plan: {@link dev.servicehealth.run.SourceRollup} rolls raw rows up into facts, and
 * {@link dev.servicehealth.run.PlanExecutor} writes the tables and publishes the run.
 */
package dev.servicehealth.run;
