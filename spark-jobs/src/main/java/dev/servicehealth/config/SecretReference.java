package dev.servicehealth.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
      throw new IllegalStateException("Cannot read the secret " + reference + ": it is empty");
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it can be read here and now. */
  public boolean isReadable() {
    try {
      return resolve().length > 0;
    } catch (IllegalStateException e) { // said by whoever needs the secret
      return false;
    }
  }

  private String fromEnvironment() {
    String value = System.getenv(reference.substring("env:".length()));
    if (value == null) {
      throw new IllegalStateException(
          "Cannot read the secret " + reference + ": the environment has no such variable");
    }
    return value;
  }

  private String fromFile() {
    Path file = Path.of(reference.substring("file:".length()));
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot read the secret " + reference + ": " + e.getMessage(), e);
    }
  }
}
