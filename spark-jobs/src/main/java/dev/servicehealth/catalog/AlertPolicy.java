package dev.servicehealth.catalog;

/** When somebody wants to hear of an SLO; OpenSLO has exactly one condition a policy. */
record AlertPolicy(String name, AlertCondition condition) {}
