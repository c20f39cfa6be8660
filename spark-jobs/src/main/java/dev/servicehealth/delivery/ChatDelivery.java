package dev.servicehealth.delivery;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.config.SecretReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Posts the chat messages of an edition, which are documents of it, to the configured webhooks. */
public final class ChatDelivery {
  private final Map<String, SecretReference> references;
  private final SortedMap<String, Webhook> webhooks = new TreeMap<>();

  /**
   * Reads the addresses, so that one that is not there is told before anything is published.
   *
   * @param references where the address of each app's webhook is
   */
  public ChatDelivery(Map<String, SecretReference> references) {
    this(references, Duration.ofSeconds(1));
  }

  ChatDelivery(Map<String, SecretReference> references, Duration pause) {
    if (references.isEmpty()) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot post to chat: no webhook is configured; set chat: { slack: env:NAME } or leave"
              + " --chat out");
    }
    this.references = references;
    references.forEach((app, reference) -> webhooks.put(app, webhook(reference, pause)));
  }

  private static Webhook webhook(SecretReference reference, Duration pause) {
    return new Webhook(new String(reference.resolve(), StandardCharsets.UTF_8).strip(), pause);
  }

  /**
   * Posts to every app, also after one that could not be reached.
   *
   * @param edition its folder
   */
  public void post(Path edition, Progress progress) {
    List<String> failed = new ArrayList<>();
    webhooks.forEach(
        (app, webhook) ->
            webhook
                .post(message(edition, app))
                .ifPresentOrElse(
                    why ->
                        failed.add(
                            "chat.%s (%s): %s"
                                .formatted(app, references.get(app).reference(), why)),
                    () -> progress.say("posted to " + app)));
    if (!failed.isEmpty()) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot post the edition in %s to %s.%nIt is published. Correct the webhook or wait, and run"
                  .formatted(edition, String.join("; ", failed))
              + " the same report again.");
    }
  }

  private static byte[] message(Path edition, String app) {
    Path file = edition.resolve("chat/" + app + ".json");
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot post %s: an earlier version of this program published the edition, without it."
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
