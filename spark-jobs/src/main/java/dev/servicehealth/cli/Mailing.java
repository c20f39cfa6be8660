package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.config.Mail;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.edition.Period;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.MailSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Mails the newest edition of a period, which stays published whatever becomes of the mail. The
 * password is read first, so that a report is not published when nobody could get it.
 */
record Mailing(Mail mail, String password) {

  static Mailing of(Project project) {
    Mail mail =
        project
            .configuration()
            .mail()
            .orElseThrow(
                () ->
                    new Failure(
                        Failure.Kind.USAGE,
                        "Cannot mail a report: the configuration has no `mail`; add host, from and"
                            + " to, or leave out --mail"));
    return new Mailing(mail, mail.secret());
  }

  void send(Folders folders, Period period, Console console) {
    Path eml =
        folders
            .newest(period.name())
            .map(folder -> folder.resolve("mail.eml"))
            .filter(Files::isRegularFile)
            .orElseThrow(
                () ->
                    new Failure(
                        Failure.Kind.USAGE,
                        "Cannot mail %s: its newest edition has no mail.eml; an earlier version of"
                                .formatted(period)
                            + " this program published it"));
    try {
      new MailSender(mail.server(), () -> password).send(eml);
    } catch (IOException e) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot mail %s: %s.%nThe edition stays published. Run the same command again to send it."
              .formatted(period, e.getMessage()),
          e);
    }
    console.result("mailed to " + String.join(", ", mail.server().to()));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Mailing to " + mail.server().to();
  }
}
