package dev.servicehealth.project;

import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Where a project reads and writes. A folder inside another would be taken for data of the other,
 * and cleaning up the one would delete the other.
 */
final class Places {
  private final Configuration configuration;
  private final List<Place> written = new ArrayList<>();
  private final List<Place> read = new ArrayList<>();

  /**
   * A folder.
   *
   * @param what for messages, as in {@code warehouse}
   */
  private record Place(String what, org.apache.hadoop.fs.Path path) {

    /** Scheme and host apart, with a slash at the end, so that a name is no part of another. */
    private String text() {
      String scheme = path.toUri().getScheme();
      String place = scheme == null || scheme.equals("file") ? "" : path.toUri().getAuthority();
      return place + ":" + Path.of(path.toUri().getPath()).normalize() + "/";
    }

    boolean isWithin(Place other) {
      return text().startsWith(other.text());
    }
  }

  Places(Configuration configuration, Optional<Catalog> catalog) {
    this.configuration = configuration;
    add(written, "warehouse", configuration.warehouse());
    add(written, "reports", configuration.reports());
    catalog.ifPresent(
        known ->
            known
                .sources()
                .forEach(source -> add(read, "data source " + source.name(), source.path())));
  }

  private void add(List<Place> places, String what, String path) {
    if (!path.isEmpty()) { // a problem of its own
      org.apache.hadoop.fs.Path given = new org.apache.hadoop.fs.Path(path);
      boolean whole = given.isAbsolute() || given.toUri().getScheme() != null;
      places.add(
          new Place(
              what, whole ? given : new org.apache.hadoop.fs.Path(configuration.base(), given)));
    }
  }

  void check(Path file, YamlProblems problems) {
    List<Place> all = new ArrayList<>(written);
    all.addAll(read);
    for (Place place : all) {
      scheme(place).ifPresent(rule -> problems.add(YamlReader.displayName(file), 0, rule));
    }
    for (Place place : written) {
      for (Place other : all) {
        if (!place.equals(other) && other.isWithin(place)) {
          report(other, place, file, problems);
        } else if (read.contains(other) && place.isWithin(other)) {
          report(place, other, file, problems);
        }
      }
    }
  }

  private static void report(Place inner, Place outer, Path file, YamlProblems problems) {
    problems.add(
        YamlReader.displayName(file),
        0,
        "%s (%s) lies within %s (%s); keep them apart"
            .formatted(inner.what(), inner.path(), outer.what(), outer.path()));
  }

  /** A connector that is known and not there shows when it is used, perhaps on another machine. */
  private Optional<String> scheme(Place place) {
    String scheme = place.path().toUri().getScheme();
    if (scheme == null
        || configuration.spark().containsKey("spark.hadoop.fs." + scheme + ".impl")) {
      return Optional.empty();
    }
    try {
      FileSystem.getFileSystemClass(scheme, new org.apache.hadoop.conf.Configuration());
      return Optional.empty();
    } catch (UnsupportedFileSystemException e) {
      return Optional.of(
          "%s has the scheme %s:, which nothing here reads (%s); correct it, or put its connector on the class path"
              .formatted(place.what(), scheme, place.path()));
    } catch (java.io.IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
