package dev.servicehealth.delivery;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that takes messages as a chat app's webhook does, with the answers that it is told. */
public final class ChatServer implements AutoCloseable {
  private static final String SECRET = "/services/T0/B0/s3cr3t";

  private final HttpServer server;
  private final ConcurrentLinkedQueue<Integer> answers;
  private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();

  /**
   * @param answers statuses of the first answers; all others are 200
   */
  public ChatServer(Integer... answers) {
    this.answers = new ConcurrentLinkedQueue<>(List.of(answers));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        SECRET,
        exchange -> {
          messages.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          Integer status = this.answers.poll();
          exchange.sendResponseHeaders(status == null ? 200 : status, -1);
          exchange.close();
        });
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort() + SECRET;
  }

  public List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
