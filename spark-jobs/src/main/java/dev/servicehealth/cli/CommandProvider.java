package dev.servicehealth.cli;

import java.util.List;

/**
 * Adds commands to the command line from another jar. {@link Main} finds providers with {@link
 * java.util.ServiceLoader}, so this jar need not know them.
 */
public interface CommandProvider {
  /** New instances of classes that are annotated as commands of picocli. */
  List<Object> commands();
}
