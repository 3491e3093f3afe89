package org.policyrelay.engine.door.rest;

import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/** A body that is the JSON {@code null} is nothing that the engine can ask for its fields. */
public final class NoNullBody implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    var read = body.proceed();
    if (read == null) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST, "The body is empty or null; send a JSON object");
    }
    return read;
  }
}
