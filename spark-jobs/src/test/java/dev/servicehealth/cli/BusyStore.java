package dev.servicehealth.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes requests on to a store, and answers some of them with 503 itself. */
final class BusyStore {
  /** Those that an HTTP client sets by itself. */
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int to;
  private final String ending;
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /**
   * Starts it.
   *
   * @param to port of the store
   * @param ending of the paths whose reads are answered with 503
   */
  BusyStore(int to, String ending) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // 40 ms a request without it
    this.to = to;
    this.ending = ending;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Refuses the next so many reads. */
  void refuse(int reads) {
    refusals.set(reads);
  }

  /** How many reads it has refused. */
  int refused() {
    return refused.get();
  }

  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isRead =
          exchange.getRequestMethod().equals("GET")
              && exchange.getRequestURI().getPath().endsWith(ending);
      if (isRead && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        refused.incrementAndGet();
        byte[] text =
            "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(503, text.length);
        exchange.getResponseBody().write(text);
      } else {
        passOn(exchange);
      }
    }
  }

  private void passOn(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + to + exchange.getRequestURI().toASCIIString()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    byte[] content = exchange.getRequestBody().readAllBytes();
    request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(content));
    HttpResponse<InputStream> response;
    try {
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    long length = response.headers().firstValueAsLong("content-length").orElse(-1);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    if (isHead && length >= 0) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
    }
    boolean isEmpty = isHead || length == 0 || response.statusCode() == 204;
    exchange.sendResponseHeaders(response.statusCode(), isEmpty ? -1 : Math.max(length, 0));
    try (InputStream from = response.body();
        OutputStream to = exchange.getResponseBody()) {
      from.transferTo(to);
    }
  }
}
