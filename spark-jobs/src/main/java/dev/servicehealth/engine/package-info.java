/**
 * The parts that commands share: a project with its session and tables open, and what is done with
 * it. {@link dev.servicehealth.engine.RunLauncher} plans and records days; {@link
 * dev.servicehealth.engine.Rehearsal} does the same over a copy of the tables, by which {@link
 * dev.servicehealth.engine.Foresight} tells what a run would change and {@link
 * dev.servicehealth.engine.FromRaw} whether raw telemetry still says what was published.
 */
package dev.servicehealth.engine;
