package dev.servicehealth.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers the answers about the texts that were asked for last: a run asks several times. */
final class Recent<V> {
  private static final int MOST = 500;

  private final Map<String, V> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
              return size() > MOST;
            }
          });

  V get(String text, Function<String, V> answer) {
    return known.computeIfAbsent(text, answer);
  }
}
