package dev.servicehealth.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;

/** Where published editions stand. */
interface Shelf {
  /** A folder of this machine, in which files can be looked at once they are fetched. */
  Path folder();

  /** For people: the place of a file or folder, by its name below the shelf. */
  String location(String name);

  /** The names of the folders in which editions stand, as in {@code 2026-W34/edition-1}. */
  SortedSet<String> editions() throws IOException;

  /**
   * Makes a file, or all files of a folder, readable in {@link #folder()}, as far as they exist.
   */
  void fetch(String name) throws IOException;

  /**
   * Puts the documents of an edition where they stand for good, all of them or none.
   *
   * @param draft a folder beside that of the edition in {@link #folder()}
   * @throws java.nio.file.FileAlreadyExistsException when something stands there
   */
  void put(String edition, Path draft) throws IOException;

  /** Replaces documents of the archive, which stand beside the editions. */
  void replace(Set<String> documents) throws IOException;

  /**
   * Removes what killed runs left before they had published it.
   *
   * @param recorded names of editions, which are never removed
   */
  void removeUnfinished(Set<String> recorded) throws IOException;
}
