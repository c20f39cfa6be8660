package dev.servicehealth.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Writes an edition as its canonical bytes: keys sorted, integers as numbers, decimals, days and
 * times as text.
 */
public final class EditionWriter {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, text(Instant::toString))
                  .addSerializer(LocalDate.class, text(LocalDate::toString))
                  .addSerializer(BigDecimal.class, text(BigDecimal::toPlainString)))
          .build()
          .writerWithDefaultPrettyPrinter();

  private EditionWriter() {}

  public static byte[] bytes(Edition edition) {
    try {
      return (WRITER.writeValueAsString(edition) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the edition: " + e.getOriginalMessage(), e);
    }
  }

  private static <T> JsonSerializer<T> text(Function<T, String> print) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writeString(print.apply(value));
      }
    };
  }
}
