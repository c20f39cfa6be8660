package dev.servicehealth.catalog;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One item of an SLO's {@code objectives}.
 *
 * @param title its display name
 */
record Objective(
    Optional<String> title, Indicator indicator, BigDecimal target, Budgeting budgeting) {}
