package dev.servicehealth.run;

import dev.servicehealth.plan.Plan;
import dev.servicehealth.record.Run;

/**
 * A plan that was carried out, and the run that did.
 *
 * @param plan as far as it could be: data sources that could not be read are lost to it
 */
public record Recorded(Plan plan, Run run) {}
