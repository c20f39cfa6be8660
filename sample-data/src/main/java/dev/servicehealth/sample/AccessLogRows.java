package dev.servicehealth.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Lines like those of an access log: {@code NO watch [17/Aug/2026:10:00:00 +0000] "GET /workouts"
 * 200 85ms}.
 */
final class AccessLogRows implements Rows {
  private static final double CUT = 0.6;

  private final TextFile file;
  private final List<String> countries;
  private final List<String> platforms;
  private final List<String> operations;

  AccessLogRows(Path path, Fleet fleet, Fleet.Service service) throws IOException {
    file = new TextFile(path);
    countries = fleet.countries();
    platforms = List.copyOf(service.platforms().keySet());
    operations = service.operations().stream().map(Fleet.Operation::name).toList();
  }

  @Override
  public void write(Request request) throws IOException {
    file.put(countries.get(request.country)).put(" ");
    file.put(platforms.get(request.platform)).put(" [");
    if (request.damage == Request.Damage.TIME) {
      file.put("time unknown");
    } else {
      file.putLogTime(request.time);
    }
    file.put("] \"GET ").put(operations.get(request.operation)).put("\" ");
    if (request.damage == Request.Damage.STATUS) {
      file.put("-");
    } else {
      file.put(request.status);
    }
    file.put(" ").put(request.micros / 1000).put("ms");
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
}
