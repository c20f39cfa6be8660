package dev.servicehealth.plan;

import java.util.Optional;

/**
 * A definition written down for a fingerprint: a kind, the version of its form, and named values in
 * a fixed order. Every value has its length before it, so that none runs into the next. Written
 * field by field, so that renaming a component in Java changes nothing.
 */
final class Canonical {
  private final StringBuilder text;

  /**
   * @param version to be raised when the same definition is written in another way
   */
  Canonical(String kind, int version) {
    text = new StringBuilder(kind).append(' ').append(version).append('\n');
  }

  Canonical add(String name, Object value) {
    String written = value.toString();
    text.append(name).append('=').append(written.length()).append(':').append(written).append('\n');
    return this;
  }

  /** A value that may be missing, which is not the same as empty. */
  Canonical add(String name, Optional<?> value) {
    if (value.isPresent()) {
      return add(name, value.get());
    }
    text.append(name).append('\n');
    return this;
  }

  /** Several values, in their order. */
  Canonical addAll(String name, Iterable<?> values) {
    values.forEach(value -> add(name, value));
    text.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
