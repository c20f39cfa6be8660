package dev.servicehealth.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One version of an objective. It judges the rows whose {@code service} is its service.
 *
 * @param target the share of valid events that must be good, from 0 to 1, exact
 * @param effectiveFrom the first day judged by this version; empty: since ever
 * @param definition SHA-256 over what decides a figure (indicator, target, service); hexadecimal
 */
public record Slo(
    String name,
    String title,
    String service,
    Indicator indicator,
    BigDecimal target,
    Optional<LocalDate> effectiveFrom,
    String definition) {}
