package dev.servicehealth.telemetry;

import com.google.common.hash.HashFunction;
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
  private final HashFunction sipHash;

  UserHash(byte[] secret) {
    ByteBuffer key = ByteBuffer.wrap(Hashing.sha256().hashBytes(secret).asBytes());
    this.sipHash = Hashing.sipHash24(key.getLong(), key.getLong());
  }

  long of(UTF8String user) {
    return sipHash.hashBytes(user.getBytes()).asLong();
  }

  @Override
  public String toString() {
    return "UserHash(key withheld)";
  }
}
