package org.policyrelay.engine.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.door.rest.Explanation.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of the engine's own mappers, which answer most of what goes wrong with a fault of
 * the server, a Java class and a stack trace in the log. What is expected is not logged; a fault is
 * told apart in the log by a reference.
 */
public final class EngineErrors implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final UriInfo address;
  private final HttpServletRequest request;

  public EngineErrors(@Context UriInfo address, @Context HttpServletRequest request) {
    this.address = address;
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web
        && web.getResponse().getStatus() < EngineAnswer.INVALID) {
      return web.getResponse();
    }
    var answer = answer(thrown, request, question());
    var response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    if (thrown instanceof WebApplicationException web) {
      // such as which methods there are
      web.getResponse()
          .getHeaders()
          .forEach((name, all) -> all.forEach(one -> response.header(name, one)));
    }
    return response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body()).build();
  }

  private Question question() {
    var ids = address.getPathParameters().values().stream().mapToInt(List::size).sum();
    // the engine has a name too
    return ids > (address.getPath().startsWith("engine/") ? 1 : 0) ? byId(request) : Question.OTHER;
  }

  private static Question byId(HttpServletRequest request) {
    if (!READS.contains(request.getMethod())) {
      return Question.WRITE_BY_ID;
    }
    return request.getQueryString() == null ? Question.READ_BY_ID_ALONE : Question.READ_BY_ID;
  }

  /** For what came out of our own filters, which look at single tasks. */
  static EngineAnswer answer(Throwable thrown, HttpServletRequest request) {
    return answer(thrown, request, byId(request));
  }

  private static EngineAnswer answer(
      Throwable thrown, HttpServletRequest request, Question question) {
    var open = OpenRequest.current();
    @Nullable Throwable command = open == null ? null : open.failure();
    return Explanation.of(thrown, command, question).orElseGet(() -> fault(thrown, request));
  }

  private static EngineAnswer fault(Throwable thrown, HttpServletRequest request) {
    var reference = UUID.randomUUID().toString();
    LOG.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), reference, thrown);
    return EngineAnswer.of(
        EngineAnswer.FAULT,
        "This failed on our side; nothing was changed. Tell an administrator the reference "
            + reference);
  }
}
