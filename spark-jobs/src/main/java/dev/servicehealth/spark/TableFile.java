package dev.servicehealth.spark;

import java.util.Map;

/**
 * A data file of a version of a Delta table.
 *
 * @param path as the log writes it
 * @param location where it is, not encoded as an address
 * @param values of the partition, by column, as the log writes them
 * @param modified in milliseconds since 1970
 */
public record TableFile(
    String path, String location, Map<String, String> values, long bytes, long modified) {}
