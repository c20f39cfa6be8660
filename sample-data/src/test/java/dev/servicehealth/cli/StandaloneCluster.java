package dev.servicehealth.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A master and two workers with a core each, as processes that have Spark's own jars and nothing of
 * this program. What is submitted comes as one jar.
 */
final class StandaloneCluster {
  private static final Path BUILT = Path.of("..", "spark-jobs", "target");

  /** The application that the build has made; not there after {@code ./mvnw test} alone. */
  static final Path APPLICATION = BUILT.resolve("service-health.jar").toAbsolutePath().normalize();

  private final Path home;
  private final String master;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(Path home, String master) {
    this.home = home;
    this.master = master;
  }

  /**
   * Starts it.
   *
   * @param home becomes a folder like that of an installed Spark
   */
  static StandaloneCluster start(Path home) throws IOException, InterruptedException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    String classPath = Files.readString(BUILT.resolve("class-path")).strip();
    for (String jar : Pattern.compile(File.pathSeparator).splitAsStream(classPath).toList()) {
      Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
    }
    int port = freePort();
    StandaloneCluster cluster = new StandaloneCluster(home, "spark://127.0.0.1:" + port);
    cluster.daemon(
        "master",
        "I have been elected leader",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        Integer.toString(port),
        "--webui-port",
        "0");
    for (String worker : List.of("worker-1", "worker-2")) {
      cluster.daemon(
          worker,
          "Successfully registered with master",
          "org.apache.spark.deploy.worker.Worker",
          cluster.master,
          "--host",
          "127.0.0.1",
          "-c",
          "1",
          "-m",
          "1g",
          "--webui-port",
          "0",
          "-d",
          home.resolve(worker).toString());
    }
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void daemon(String name, String ready, String... command)
      throws IOException, InterruptedException {
    Path log = home.resolve(name + ".log");
    Process process = java(log, "256m", command);
    processes.add(process);
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!Files.readString(log).contains(ready)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException(Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  /** Starts {@code spark-submit} with the application. */
  Process submit(Path log, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.executor.memory=700m",
                "--conf",
                "spark.default.parallelism=4",
                "--class",
                Main.class.getName(),
                APPLICATION.toString()));
    command.addAll(Arrays.asList(arguments));
    return java(log, "1g", command.toArray(String[]::new));
  }

  private Process java(Path log, String heap, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    // The flags of this JVM, for the sake of --add-opens, without those that name its files.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.contains("IgnoreUnrecognized"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            "-Dspark.master.rest.enabled=false",
            "-cp",
            home.resolve("jars") + "/*"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  /** Kills a worker, and with it its executor. */
  void killWorker() throws InterruptedException {
    Process worker = processes.get(processes.size() - 1);
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly().waitFor();
  }

  void stop() throws InterruptedException {
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }
}
