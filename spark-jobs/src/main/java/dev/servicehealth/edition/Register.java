package dev.servicehealth.edition;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Figures;
import java.util.List;
import java.util.Map;

/** Records published editions: figures, restatements, and at last the edition itself. */
final class Register {
  private final Ledger ledger;

  Register(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Records an edition, or what is left to record of it. All that is appended follows from the
   * edition alone, so that an interrupted recording is finished by doing it again.
   *
   * @param documents the SHA-256 of each
   */
  void record(Edition edition, Map<String, String> documents) {
    Address address = new Address(edition.period().name(), edition.edition());
    List<Figure> figures = Figures.of(edition);
    if (!figures.isEmpty() && !ledger.hasFigures(address)) {
      ledger.appendFigures(address, figures);
    }
    if (!edition.restatements().isEmpty() && !ledger.hasRestatements(address)) {
      ledger.appendRestatements(address, edition.restatements());
    }
    ledger.appendEdition(edition, documents);
  }
}
