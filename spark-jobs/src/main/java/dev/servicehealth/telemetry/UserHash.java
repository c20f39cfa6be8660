package dev.servicehealth.telemetry;

import com.google.common.hash.Hashing;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns a user id into 64 bits that mean nothing without the key: SipHash-2-4 under the first 128
 * bits of the SHA-256 of the configured secret.
 */
final class UserHash implements Serializable {
  private static final long serialVersionUID = 1L;
  private final long key0;
  private final long key1;

  UserHash(byte[] secret) {
    ByteBuffer key = ByteBuffer.wrap(Hashing.sha256().hashBytes(secret).asBytes());
    this.key0 = key.getLong();
    this.key1 = key.getLong();
  }

  long of(UTF8String user) {
    return SipHash.of(key0, key1, user.getBaseObject(), user.getBaseOffset(), user.numBytes());
  }

  @Override
  public String toString() {
    return "UserHash(key withheld)";
  }
}
