package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSenderTest {

  private static final String HOST = "127.0.0.1";
  private static final MailSender.Patience SHORT =
      new MailSender.Patience(
          Duration.ofMillis(700), List.of(Duration.ofMillis(10), Duration.ofMillis(10)));

  @TempDir private Path folder;
  private Path eml;
  private GreenMail mailbox;

  @BeforeEach
  void start() throws IOException {
    byte[] pdf = "%PDF".getBytes(StandardCharsets.UTF_8);
    eml =
        Files.write(
            folder.resolve("mail.eml"),
            new MailMessage(Editions.golden(), ReportPage.of(Editions.golden())).bytes(pdf));
    mailbox = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
    mailbox.start();
  }

  @AfterEach
  void stop() {
    mailbox.stop();
  }

  @Test
  void the_mail_of_an_edition_arrives_as_it_was_published() throws Exception {
    byte[] before = Files.readAllBytes(eml);
    sender(server(mailbox.getSmtp().getPort(), Optional.empty())).send(eml);
    MimeMessage[] received = mailbox.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getSubject()).startsWith("[2026-W34] Store missed its target");
    assertThat(received[0].getHeader("From"))
        .containsExactly("Service Health <health@example.org>");
    assertThat(received[0].getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ceo@example.org", "cto@example.org");
    assertThat(received[0].getMessageID())
        .isEqualTo(
            "<mail-%s@service-health-record.invalid>"
                .formatted(Editions.golden().sha256().substring(0, 32)));
    assertThat(Files.readAllBytes(eml)).isEqualTo(before);
  }

  @Test
  void a_user_proves_who_it_is() throws IOException {
    mailbox.setUser("health@example.org", "reporter", "s3cret");
    sender(server(mailbox.getSmtp().getPort(), Optional.of("reporter"))).send(eml);
    assertThat(mailbox.getReceivedMessages()).hasSize(2);
  }

  @Test
  void a_wrong_password_is_refused_at_once_and_never_shown() {
    mailbox.setUser("health@example.org", "reporter", "another");
    MailSender sender = sender(server(mailbox.getSmtp().getPort(), Optional.of("reporter")));
    assertThatThrownBy(() -> sender.send(eml))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not accept the user reporter")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void a_server_that_refuses_twice_gets_the_mail_at_the_third_try() throws IOException {
    try (Busy busy = new Busy(2, mailbox.getSmtp().getPort())) {
      sender(server(busy.port(), Optional.empty())).send(eml);
      assertThat(busy.calls()).isEqualTo(3);
      assertThat(mailbox.getReceivedMessages()).hasSize(2);
    }
  }

  @Test
  void a_server_that_refuses_three_times_is_named_with_what_it_said() throws IOException {
    try (Busy busy = new Busy(9, mailbox.getSmtp().getPort())) {
      MailSender sender = sender(server(busy.port(), Optional.empty()));
      assertThatThrownBy(() -> sender.send(eml))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + busy.port() + " did not take it in 3 tries")
          .hasMessageContaining("421");
      assertThat(busy.calls()).isEqualTo(3);
    }
  }

  @Test
  void a_server_that_never_answers_is_given_up() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      MailSender sender = sender(server(silent.getLocalPort(), Optional.empty()));
      long start = System.nanoTime();
      assertThatThrownBy(() -> sender.send(eml))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("did not take it in 3 tries");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_server_without_starttls_gets_nothing_where_it_is_asked_for() {
    MailServer plain = server(mailbox.getSmtp().getPort(), Optional.empty());
    MailServer secure =
        new MailServer(
            plain.host(),
            plain.port(),
            MailServer.Security.STARTTLS,
            plain.user(),
            plain.from(),
            plain.to());
    assertThatThrownBy(() -> sender(secure).send(eml)).hasMessageContaining("STARTTLS");
    assertThat(mailbox.getReceivedMessages()).isEmpty();
  }

  @Test
  void only_one_address_of_somebody_is_an_address() {
    assertThat(List.of("a@example.org", "Service Health <a@example.org>"))
        .allMatch(MailServer::isAddress);
    assertThat(List.of("a", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org", "", "x: a@b.org;"))
        .noneMatch(MailServer::isAddress);
  }

  private static MailSender sender(MailServer server) {
    return new MailSender(server, () -> "s3cret", SHORT);
  }

  private static MailServer server(int port, Optional<String> user) {
    return new MailServer(
        HOST,
        port,
        MailServer.Security.NONE,
        user,
        "Service Health <health@example.org>",
        List.of("ceo@example.org", "cto@example.org"));
  }

  /** Turns the first callers away, and puts the others through to a server behind it. */
  private static final class Busy implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private final AtomicInteger calls = new AtomicInteger();

    Busy(int refused, int behind) throws IOException {
      Thread porter = new Thread(() -> answer(refused, behind), "porter");
      porter.setDaemon(true);
      porter.start();
    }

    int port() {
      return door.getLocalPort();
    }

    int calls() {
      return calls.get();
    }

    private void answer(int refused, int behind) {
      try {
        while (!door.isClosed()) {
          Socket caller = door.accept();
          if (calls.incrementAndGet() <= refused) {
            refuse(caller);
          } else {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
            pump(caller, server);
            pump(server, caller);
          }
        }
      } catch (IOException e) { // the test is over
        calls.get();
      }
    }

    private static void refuse(Socket caller) throws IOException {
      try (caller;
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
        caller.getOutputStream().write("421 too busy\r\n".getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
        caller.shutdownOutput();
        in.lines().forEach(line -> {});
      }
    }

    private static void pump(Socket from, Socket to) {
      Thread pump =
          new Thread(
              () -> {
                try (from;
                    to) {
                  from.getInputStream().transferTo(to.getOutputStream());
                } catch (IOException e) { // the other side hung up
                  from.isClosed();
                }
              },
              "pump");
      pump.setDaemon(true);
      pump.start();
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
