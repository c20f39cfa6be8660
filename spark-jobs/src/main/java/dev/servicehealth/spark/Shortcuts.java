package dev.servicehealth.spark;

import org.apache.spark.sql.SparkSession;

/**
 * Whether a session takes shortcuts: ways through the internals of Spark and Delta that save time
 * and change no result. Internals change with every release, so each shortcut has a counterpart of
 * public API, and {@code shortcuts} in the configuration chooses between them. The session is the
 * one place that knows, because its extensions are fixed when it starts.
 */
public final class Shortcuts {
  private Shortcuts() {}

  public static boolean areOn(SparkSession spark) {
    return spark.conf().get(Sessions.EXTENSIONS).contains(Extensions.class.getName());
  }
}
