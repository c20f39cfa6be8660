package dev.servicehealth.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A server that speaks S3, as a process with a class path of its own. Its bucket {@code lake} is a
 * folder and an object a file in it, so tests can read them without the server.
 */
final class S3Server {
  static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "a secret for tests only");

  private static final Path MODULES = Path.of(System.getProperty("basedir", "."), "s3");

  private final Path folder;
  private final int port;
  private final String authorization;
  private Process process;

  private S3Server(Path folder, int port, String authorization) {
    this.folder = folder;
    this.port = port;
    this.authorization = authorization;
  }

  /** Starts a server with an empty bucket. */
  static S3Server start(Path folder) throws IOException, InterruptedException {
    return start(folder, "aws-v2-or-v4");
  }

  /** Starts one that looks at no signature, so that requests can be passed on to it. */
  static S3Server open(Path folder) throws IOException, InterruptedException {
    return start(folder, "none");
  }

  private static S3Server start(Path folder, String authorization)
      throws IOException, InterruptedException {
    S3Server server = new S3Server(folder, freePort(), authorization);
    Files.createDirectories(folder.resolve("objects"));
    server.start();
    server.makeBucket();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The jars that make this program a client of S3. */
  static List<String> clientJars() {
    return classPath("client");
  }

  private static List<String> classPath(String module) {
    Path file = MODULES.resolve(module).resolve("target/class-path");
    try {
      return List.of(Files.readString(file).split(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Build the module spark-jobs/s3/" + module + " first: ./mvnw test does.", e);
    }
  }

  void start() throws IOException, InterruptedException {
    Path properties = folder.resolve("server.properties");
    Files.writeString(
        properties,
        """
        s3proxy.authorization=%s
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.endpoint=http://127.0.0.1:%d
        jclouds.provider=filesystem
        jclouds.filesystem.basedir=%s
        """
            .formatted(
                authorization,
                CREDENTIALS.get("AWS_ACCESS_KEY_ID"),
                CREDENTIALS.get("AWS_SECRET_ACCESS_KEY"),
                port,
                folder.resolve("objects")));
    Path logging =
        Files.writeString(
            folder.resolve("logback.xml"),
            """
            <configuration>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %logger: %msg%n</pattern></encoder>
              </appender>
              <root level="warn"><appender-ref ref="console"/></root>
            </configuration>
            """);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                String.join(File.pathSeparator, classPath("test-server")),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    process = builder.start();
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException(Files.readString(folder.resolve("server.log")));
      }
      Thread.sleep(50);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return send("GET", "/", new byte[0]) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops at once, as when its machine loses power; what it has written stays. */
  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void makeBucket() throws IOException, InterruptedException {
    put("/lake", new byte[0]);
  }

  /** Copies every file of a folder into the bucket. */
  void upload(Path from, String name) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      put("/lake/" + name + "/" + from.relativize(file), Files.readAllBytes(file));
    }
  }

  private void put(String resource, byte[] content) throws IOException, InterruptedException {
    int status = send("PUT", resource, content);
    if (status != 200) {
      throw new IOException("Cannot write " + resource + ": " + status);
    }
  }

  /** Sends a request that is signed as version 2 of the protocol wants it. */
  private int send(String method, String resource, byte[] content)
      throws IOException, InterruptedException {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    String signed = "%s\n\n\n\nx-amz-date:%s\n%s".formatted(method, date, resource);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + resource))
            .timeout(Duration.ofSeconds(20))
            .header("x-amz-date", date)
            .header(
                "Authorization",
                "AWS %s:%s".formatted(CREDENTIALS.get("AWS_ACCESS_KEY_ID"), signature(signed)))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      byte[] key = CREDENTIALS.get("AWS_SECRET_ACCESS_KEY").getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  /** The bucket as a folder. */
  Path bucket() {
    return folder.resolve("objects/lake");
  }

  /** Lines for the configuration of a project that uses the server. */
  String settings(int at) {
    return Stream.of(
            "endpoint: \"http://127.0.0.1:" + at + "\"",
            "endpoint.region: us-east-1",
            "path.style.access: \"true\"",
            "connection.ssl.enabled: \"false\"")
        .map(setting -> "  spark.hadoop.fs.s3a." + setting)
        .collect(Collectors.joining("\n"));
  }
}
