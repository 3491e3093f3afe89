package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads whole bodies, within bounds: of one body, of all bodies that are held at a time, and of the
 * time that one takes, so that whoever sends slowly or without end holds neither memory nor a
 * thread for long. Who has not logged in sends little: a login, a form, some ids.
 */
@Component
class BodyReader {

  /** What is read before it is known who sends it, at most, in bytes. */
  static final int BEFORE_LOGIN = 256 * 1024;

  private static final long LONGEST = Duration.ofSeconds(30).toNanos();
  private static final int PIECE = 8 * 1024;

  /** Of the heap, for all bodies of people who have logged in. */
  private static final int SHARE = 8;

  private final BodySizes sizes;
  private final long most;
  private final LongSupplier nanos;
  private final AtomicLong held = new AtomicLong();

  @Autowired
  BodyReader(BodySizes sizes) {
    this(sizes, Runtime.getRuntime().maxMemory() / SHARE, System::nanoTime);
  }

  /**
   * @param sizes of one body
   * @param most of all bodies at a time, in bytes
   */
  BodyReader(BodySizes sizes, long most, LongSupplier nanos) {
    this.sizes = sizes;
    this.most = most;
    this.nanos = nanos;
  }

  /** Of one body at the request's address, in bytes. */
  int limit(HttpServletRequest request) {
    return sizes.bytes(request);
  }

  /** The whole body of somebody who has logged in; {@link #release} gives back its room. */
  byte[] read(HttpServletRequest request) {
    return read(request, limit(request), true);
  }

  /** The whole body of anybody. */
  byte[] readBeforeLogin(HttpServletRequest request) {
    return read(request, Math.min(limit(request), BEFORE_LOGIN), false);
  }

  void release(long bytes) {
    held.addAndGet(-bytes);
  }

  private byte[] read(HttpServletRequest request, int bound, boolean counted) {
    if (request.getContentLengthLong() > bound) {
      throw BodyRefusedException.tooLarge(bound);
    }
    try {
      return read(request.getInputStream(), bound, counted);
    } catch (SocketTimeoutException stalled) {
      throw BodyRefusedException.tooSlow();
    } catch (IOException broken) {
      throw BodyRefusedException.broken("The body ended before its end, or is not well chunked");
    }
  }

  private byte[] read(InputStream body, int bound, boolean counted) throws IOException {
    var end = nanos.getAsLong() + LONGEST;
    var pieces = new ByteArrayOutputStream(PIECE);
    var piece = new byte[PIECE];
    var complete = false;
    try {
      for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
        if (pieces.size() + read > bound) {
          throw BodyRefusedException.tooLarge(bound);
        }
        if (nanos.getAsLong() - end > 0) {
          throw BodyRefusedException.tooSlow();
        }
        pieces.write(piece, 0, read);
        if (counted && held.addAndGet(read) > most) {
          throw BodyRefusedException.tooMany();
        }
      }
      complete = true;
      return pieces.toByteArray();
    } finally {
      if (counted && !complete) {
        release(pieces.size());
      }
    }
  }
}
