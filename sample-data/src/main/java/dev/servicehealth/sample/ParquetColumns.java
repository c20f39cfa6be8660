package dev.servicehealth.sample;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The columns of a Parquet feed: their types, and how a request fills them. */
final class ParquetColumns {
  private static final int ACCOUNT_DIGITS = 7;
  private static final Binary OK = Binary.fromConstantByteArray(bytes("ok"));
  private static final Binary REFUSED = Binary.fromConstantByteArray(bytes("refused"));
  private static final Binary FAILED = Binary.fromConstantByteArray(bytes("failed"));

  private final List<String> names;
  private final List<Fleet.Field> fields;
  private final Binary[] countries;
  private final Binary[] platforms;
  private final Binary[] operations;

  ParquetColumns(Fleet fleet, Fleet.Service service) {
    names = List.copyOf(service.feed().columns().keySet());
    fields = List.copyOf(service.feed().columns().values());
    countries = constants(fleet.countries());
    platforms = constants(List.copyOf(service.platforms().keySet()));
    operations = constants(service.operations().stream().map(Fleet.Operation::name).toList());
  }

  MessageType schema() {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      types.add(type(fields.get(i), names.get(i)));
    }
    return new MessageType("telemetry", types);
  }

  void write(Request request, RecordConsumer to) {
    for (int i = 0; i < names.size(); i++) {
      Fleet.Field field = fields.get(i);
      if (field != Fleet.Field.ACCOUNT || request.account != Request.ANONYMOUS) {
        to.startField(names.get(i), i);
        value(field, request, to);
        to.endField(names.get(i), i);
      }
    }
  }

  private static Type type(Fleet.Field field, String name) {
    return switch (field) {
      case TIME, ARRIVAL ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(timestampType(true, TimeUnit.MICROS))
              .named(name);
      case STATUS -> Types.optional(PrimitiveTypeName.INT32).named(name);
      case MICROS, MILLIS -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case OPERATION, COUNTRY, PLATFORM, ACCOUNT, OUTCOME, ID ->
          Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name);
      case REQUESTS, FAILURES ->
          throw new IllegalArgumentException("A parquet feed cannot hold " + field);
    };
  }

  private void value(Fleet.Field field, Request request, RecordConsumer to) {
    switch (field) {
      case TIME -> to.addLong(request.time);
      case ARRIVAL -> to.addLong(request.arrival);
      case STATUS -> to.addInteger(request.status);
      case MICROS -> to.addLong(request.micros);
      case MILLIS -> to.addLong(request.micros / 1000);
      case OPERATION -> to.addBinary(operations[request.operation]);
      case COUNTRY -> to.addBinary(countries[request.country]);
      case PLATFORM -> to.addBinary(platforms[request.platform]);
      case OUTCOME -> to.addBinary(request.failed() ? FAILED : request.rejected() ? REFUSED : OK);
      case ACCOUNT -> to.addBinary(account(request.account));
      case ID -> to.addBinary(Binary.fromString("r-" + Long.toHexString(request.id)));
      case REQUESTS, FAILURES -> throw new IllegalStateException(field.toString());
    }
  }

  /** u-0012345 */
  private static Binary account(long account) {
    byte[] text = new byte[2 + ACCOUNT_DIGITS];
    text[0] = 'u';
    text[1] = '-';
    long rest = account;
    for (int i = text.length - 1; i > 1; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return Binary.fromConstantByteArray(text);
  }

  private static Binary[] constants(List<String> values) {
    return values.stream()
        .map(value -> Binary.fromConstantByteArray(bytes(value)))
        .toArray(Binary[]::new);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
