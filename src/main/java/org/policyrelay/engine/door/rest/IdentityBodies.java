package org.policyrelay.engine.door.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.rest.dto.identity.GroupDto;
import org.camunda.bpm.engine.rest.dto.identity.TenantDto;
import org.camunda.bpm.engine.rest.dto.identity.UserCredentialsDto;
import org.camunda.bpm.engine.rest.dto.identity.UserDto;
import org.camunda.bpm.engine.rest.dto.identity.UserProfileDto;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/**
 * Whom a body is about is said by the address. The engine takes the id of the body first, so that
 * one user, group or tenant is written over another, password included. And a password is something
 * that somebody can type.
 */
public final class IdentityBodies implements ReaderInterceptor {

  private final UriInfo address;

  public IdentityBodies(@Context UriInfo address) {
    this.address = address;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    var read = body.proceed();
    if (read instanceof UserProfileDto profile) {
      settle(profile.getId(), profile::setId);
    } else if (read instanceof GroupDto group) {
      settle(group.getId(), group::setId);
    } else if (read instanceof TenantDto tenant) {
      settle(tenant.getId(), tenant::setId);
    } else if (read instanceof UserCredentialsDto credentials) {
      requirePassword(credentials);
    } else if (read instanceof UserDto user && user.getCredentials() != null) {
      requirePassword(user.getCredentials());
    }
    return read;
  }

  /** A body without an id, or for somebody new, is about whom it says. */
  private void settle(@Nullable String said, Consumer<String> toPath) {
    var ids = address.getPathParameters().getOrDefault("id", List.of());
    if (ids.isEmpty()) {
      return;
    }
    if (said != null && !said.equals(ids.get(0))) {
      throw refused("id", "must be that of the address, " + ids.get(0) + ", or left out");
    }
    toPath.accept(ids.get(0));
  }

  private static void requirePassword(UserCredentialsDto credentials) {
    var password = credentials.getPassword();
    if (password == null || password.isBlank()) {
      throw refused("password", "must not be empty");
    }
  }

  private static RefusedException refused(String field, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        field + " " + message,
        List.of(new FieldError(field, "invalid", message)));
  }
}
