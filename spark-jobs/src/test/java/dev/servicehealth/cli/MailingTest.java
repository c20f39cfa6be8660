package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.servicehealth.Failure;
import dev.servicehealth.config.Mail;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.edition.Period;
import dev.servicehealth.report.MailServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MailingTest {
  private static final Period WEEK = Period.parse(Period.Kind.WEEK, "2026-W34");

  @TempDir private Path reports;
  private final StringWriter out = new StringWriter();
  private GreenMail mailbox;

  @BeforeEach
  void start() {
    mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mailbox.start();
  }

  @AfterEach
  void stop() {
    mailbox.stop();
  }

  @Test
  void the_newest_edition_of_the_period_is_sent() throws Exception {
    edition("2026-W34/edition-2", "second");
    edition("2026-W34/edition-10", "tenth");
    edition("2026-W35/edition-11", "another week");
    mailing(Optional.empty()).send(new Folders(reports), WEEK, console());
    assertThat(mailbox.getReceivedMessages()).hasSize(1);
    assertThat(mailbox.getReceivedMessages()[0].getSubject()).isEqualTo("tenth");
    assertThat(out.toString()).contains("mailed to ceo@example.org");
  }

  @Test
  void a_refusal_says_that_the_edition_stays_and_how_to_send_it_again() throws IOException {
    edition("2026-W34/edition-1", "first");
    mailbox.setUser("health@example.org", "reporter", "another");
    Mailing mailing = mailing(Optional.of("reporter"));
    assertThatThrownBy(() -> mailing.send(new Folders(reports), WEEK, console()))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.OTHER))
        .hasMessageContaining("Cannot mail 2026-W34: 127.0.0.1:")
        .hasMessageContaining("The edition stays published. Run the same command again to send it.")
        .hasMessageNotContaining("hunter2");
    assertThat(mailing.toString()).doesNotContain("hunter2");
  }

  @Test
  void an_edition_without_a_mail_is_named() throws IOException {
    Files.createDirectories(reports.resolve("2026-W34/edition-1"));
    Mailing mailing = mailing(Optional.empty());
    assertThatThrownBy(() -> mailing.send(new Folders(reports), WEEK, console()))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessageContaining("Cannot mail 2026-W34: its newest edition has no mail.eml");
  }

  private Mailing mailing(Optional<String> user) {
    return new Mailing(
        new Mail(
            new MailServer(
                "127.0.0.1",
                mailbox.getSmtp().getPort(),
                MailServer.Security.NONE,
                user,
                "health@example.org",
                List.of("ceo@example.org")),
            Optional.empty()),
        "hunter2");
  }

  private void edition(String address, String subject) throws IOException {
    Path folder = Files.createDirectories(reports.resolve(address));
    Files.writeString(
        folder.resolve("mail.eml"),
        "From: a@example.org\r\nTo: undisclosed-recipients:;\r\nSubject: %s\r\n\r\nhello\r\n"
            .formatted(subject));
  }

  private Console console() {
    CommandLine command = new CommandLine(new Report());
    command.setOut(new PrintWriter(out, true));
    return new Console(command.getCommandSpec());
  }
}
