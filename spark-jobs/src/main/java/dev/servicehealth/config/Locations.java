package dev.servicehealth.config;

import dev.servicehealth.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns paths of the configuration file into absolute ones; relative ones are relative to it. */
final class Locations {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private final Path base;

  Locations(Path configurationFile) {
    this.base = configurationFile.toAbsolutePath().normalize().getParent();
  }

  String base() {
    return base.toString();
  }

  /** A path that need not exist yet, on any file system. */
  String anywhere(YamlNode value) {
    String written = value.text().orElse("");
    if (SecretSettings.isPasswordInAddress(written)) {
      value.problem(
          value.name()
              + " holds an inline secret (scheme://user:password@…);"
              + " configure a credential provider of the file system instead");
      return "";
    }
    return hasScheme(written) ? written : absolute(value, written);
  }

  /** A local folder that exists; empty after a problem. */
  String folder(YamlNode value) {
    String path = local(value);
    if (!path.isEmpty() && !Files.isDirectory(Path.of(path))) {
      value.problem(value.name() + " must be an existing folder, and is " + path);
      return "";
    }
    return path;
  }

  /** A local file that exists. */
  Optional<String> file(YamlNode value) {
    String path = local(value);
    if (!path.isEmpty() && !Files.isRegularFile(Path.of(path))) {
      value.problem(value.name() + " must be an existing file, and is " + path);
    }
    return path.isEmpty() ? Optional.empty() : Optional.of(path);
  }

  /** A local file or folder that may not be there yet, which is doubtful. */
  Path perhaps(YamlNode value) {
    String path = local(value);
    if (!path.isEmpty() && !Files.exists(Path.of(path))) {
      value.doubt(
          "%s is not there: %s; reports will say that it was not received"
              .formatted(value.name(), path));
    }
    return Path.of(path);
  }

  /** {@code file:} references become absolute, {@code env:} ones stay. */
  SecretReference secret(String reference) {
    return reference.startsWith("file:")
        ? new SecretReference(
            "file:" + base.resolve(reference.substring("file:".length())).normalize())
        : new SecretReference(reference);
  }

  private String local(YamlNode value) {
    String written = anywhere(value);
    if (hasScheme(written)) {
      value.problem(value.name() + " must be on this machine's disk, and is " + written);
      return "";
    }
    return written;
  }

  private String absolute(YamlNode value, String written) {
    try {
      return written.isEmpty() ? "" : base.resolve(written).normalize().toString();
    } catch (InvalidPathException e) {
      value.problem(value.name() + " is not a path: " + e.getReason() + "; correct it");
      return "";
    }
  }

  private static boolean hasScheme(String path) {
    return SCHEME.matcher(path).matches();
  }
}
