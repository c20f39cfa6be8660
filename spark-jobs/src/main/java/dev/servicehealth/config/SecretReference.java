package dev.servicehealth.config;

import dev.servicehealth.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a secret is, never the secret: {@code env:NAME} or {@code file:PATH}.
 *
 * @param reference as written, safe to print
 */
public record SecretReference(String reference) {

  /** Reads the secret; trailing white space of a file is not part of it. */
  public byte[] resolve() {
    String secret = reference.startsWith("env:") ? fromEnvironment() : fromFile();
    if (secret.isBlank()) {
      throw unreadable("it is empty", null);
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns whether it can be read here and now. */
  public boolean isReadable() {
    try {
      return resolve().length > 0;
    } catch (Failure e) { // said by whoever needs the secret
      return false;
    }
  }

  /** Its file; empty for one of the environment. */
  Optional<Path> file() {
    return reference.startsWith("file:")
        ? Optional.of(Path.of(reference.substring("file:".length())))
        : Optional.empty();
  }

  private String fromEnvironment() {
    String value = System.getenv(reference.substring("env:".length()));
    if (value == null) {
      throw unreadable("the environment has no such variable", null);
    }
    return value;
  }

  private String fromFile() {
    try {
      return Files.readString(file().orElseThrow()).stripTrailing();
    } catch (NoSuchFileException e) {
      throw unreadable("there is no such file", e);
    } catch (IOException e) {
      throw unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private Failure unreadable(String why, Exception cause) {
    return new Failure(
        Failure.Kind.USAGE,
        "Cannot read the secret %s: %s; put it there, or correct the reference"
            .formatted(reference, why),
        cause);
  }
}
