package dev.servicehealth.incident;

import java.nio.file.Path;

/**
 * Where a feed of incidents or changes is, and how to read its rows.
 *
 * @param path a file or a folder on this machine, which may be absent
 */
public record Feed(Path path, Mapping mapping) {}
