package org.policyrelay.engine.door.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;

/** Says something where the engine answers with the number of an error and nothing else. */
public final class BareErrors implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= EngineAnswer.INVALID && !response.hasEntity()) {
      response.setEntity(
          EngineAnswer.of(response.getStatus(), null).body(),
          new Annotation[0],
          MediaType.APPLICATION_JSON_TYPE);
    }
  }
}
