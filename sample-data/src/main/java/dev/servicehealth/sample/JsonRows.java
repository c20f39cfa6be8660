package dev.servicehealth.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JSON Lines: one flat object a request. */
final class JsonRows implements Rows {
  private static final double CUT = 0.5;

  private final TextFile file;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> countries;
  private final List<String> platforms;
  private final List<String> operations;

  /** Writes one name and its value. */
  private interface Column {
    void put(Request request);
  }

  JsonRows(Path path, Fleet fleet, Fleet.Service service) throws IOException {
    file = new TextFile(path);
    countries = fleet.countries();
    platforms = List.copyOf(service.platforms().keySet());
    operations = service.operations().stream().map(Fleet.Operation::name).toList();
    service
        .feed()
        .columns()
        .forEach(
            (name, field) ->
                columns.add(column((columns.isEmpty() ? "{\"" : ",\"") + name + "\":", field)));
  }

  @Override
  public void write(Request request) throws IOException {
    for (Column column : columns) {
      column.put(request);
    }
    file.put("}");
    if (request.damage == Request.Damage.CUT) {
      file.cut(CUT);
    }
    file.endLine();
  }

  @Override
  public long written() {
    return file.lines();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Column column(String name, Fleet.Field field) {
    return switch (field) {
      case TIME -> r -> file.put(name).put("\"").putIsoTime(r.time).put("\"");
      case ARRIVAL -> r -> file.put(name).put("\"").putIsoTime(r.arrival).put("\"");
      case COUNTRY -> r -> text(name, countries.get(r.country));
      case PLATFORM -> r -> text(name, platforms.get(r.platform));
      case OPERATION -> r -> text(name, operations.get(r.operation));
      case STATUS -> r -> file.put(name).put(r.status);
      case MICROS -> r -> file.put(name).put(r.micros);
      case MILLIS -> r -> file.put(name).put(r.micros / 1000);
      case OUTCOME, ID, ACCOUNT, REQUESTS, FAILURES ->
          throw new IllegalArgumentException("A json feed cannot hold " + field);
    };
  }

  private void text(String name, String value) {
    file.put(name).put("\"").put(value).put("\"");
  }
}
