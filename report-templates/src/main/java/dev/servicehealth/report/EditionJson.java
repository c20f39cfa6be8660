package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** An {@code edition.json} with its bytes, which are its identity. */
final class EditionJson {

  /** Unknown fields are those of a later schema, or of this one as a later program grew it. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, text(Instant.class, Instant::parse))
                  .addDeserializer(LocalDate.class, text(LocalDate.class, LocalDate::parse)))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private final byte[] bytes;
  private final Edition edition;

  private EditionJson(byte[] bytes, Edition edition) {
    this.bytes = bytes;
    this.edition = edition;
  }

  static EditionJson read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonNode tree = MAPPER.readTree(bytes);
      SchemaOne.complete(tree);
      return new EditionJson(bytes, MAPPER.treeToValue(tree, Edition.class));
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          "Cannot read " + file + ", " + where(e) + ": " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ".", e);
    }
  }

  Edition edition() {
    return edition;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The citation for people: "2026-W34, edition 2, record 3fa9...". */
  String recordId() {
    return sha256().substring(0, 12);
  }

  String sha256() {
    return Manifest.sha256(bytes);
  }

  /** The keys that lead to the fault: "services.0.objectives.1.bad". */
  private static String where(JsonMappingException e) {
    return e.getPath().stream()
        .map(at -> at.getFieldName() == null ? String.valueOf(at.getIndex()) : at.getFieldName())
        .collect(joining("."));
  }

  private static <T> FromStringDeserializer<T> text(Class<T> type, Function<String, T> parse) {
    return new FromStringDeserializer<>(type) {
      private static final long serialVersionUID = 1L;

      @Override
      protected T _deserialize(String value, DeserializationContext context) {
        return parse.apply(value);
      }
    };
  }
}
