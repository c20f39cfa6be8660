package dev.servicehealth.run;

import java.util.Optional;

/**
 * A request for a run.
 *
 * @param kind the command that asks for it
 * @param reason in the words of the person who asked
 */
public record RunRequest(String kind, Optional<String> reason) {}
