package dev.servicehealth.edition;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Restatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables that editions are recorded in. They are only ever appended to, and every call that
 * appends is one commit.
 */
public interface Ledger {

  /** The SHA-256 of every document of every recorded edition. */
  Map<Address, Map<String, String>> recorded();

  /** When each recorded edition was published. */
  Map<Address, Instant> publishedAt();

  /**
   * The editions that any file of these tables names, also one that no version of them has: a row
   * that was removed stays in its file until files are tidied.
   */
  Set<Address> traces();

  /** How many rows make an edition recorded: one, unless hands doubled it. */
  long timesRecorded(Address address);

  /** The run that a recorded edition was made after. */
  String run(Address address);

  /** The figures of an edition, as recorded. */
  List<Figure> figures(Address address);

  /** The restatements of an edition, as recorded. */
  List<Restatement> restatements(Address address);

  boolean hasFigures(Address address);

  void appendFigures(Address address, List<Figure> figures);

  boolean hasRestatements(Address address);

  void appendRestatements(Address address, List<Restatement> restatements);

  /** Makes the edition recorded: the last thing to be appended. */
  void appendEdition(Edition edition, Map<String, String> documents);
}
