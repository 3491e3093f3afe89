package org.policyrelay.engine.door.webapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.engine.ListTerms;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses whatever a client sends to be evaluated, by the name of its field and at any depth,
 * before the engine reads it. Behind this stand the engine's queries, which take none either, and
 * its expressions, which know of no query; this is the door that says so in the caller's words.
 */
final class ClientExpressionFilter extends OncePerRequestFilter {

  private static final String SUFFIX = "expression";

  /** Longer names are no field of the engine, and need not be said back. */
  private static final int LONGEST = 80;

  private static final Pattern STORED_LIST = Pattern.compile(".*/filter/[^/]+");

  private final ListTerms terms;
  private final ObjectMapper json;

  ClientExpressionFilter(ListTerms terms, ObjectMapper json) {
    this.terms = terms;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var replayed = new ReplayedRequest(request);
    var field =
        request.getParameterMap().keySet().stream()
            .filter(ClientExpressionFilter::namesExpression)
            .findFirst()
            .or(() -> expressionIn(replayed.body(), changesStoredList(request)));
    if (field.isPresent()) {
      refuse(field.get(), response);
    } else {
      chain.doFilter(replayed, response);
    }
  }

  /**
   * The first field of the body that holds an expression. What the engine's reader would not come
   * to, because it is no JSON, is not looked at.
   *
   * @param withTerms whether a term of the relay's own may stand where it stands already: who edits
   *     a list of ours in Tasklist sends back what it asks. The list is compared before it is kept
   */
  private Optional<String> expressionIn(byte[] body, boolean withTerms) {
    try (var parser = json.getFactory().createParser(body)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && namesExpression(parser.currentName())) {
          var field = parser.currentName();
          var content = parser.nextToken();
          var isTerm = withTerms && terms.find(parser.getText()).isPresent();
          if (content != JsonToken.VALUE_NULL && !isTerm) {
            return Optional.of(field);
          }
        }
      }
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory can be read", impossible);
    }
    return Optional.empty();
  }

  private static boolean namesExpression(String name) {
    var start = name.length() - SUFFIX.length();
    return start >= 0
        && name.length() <= LONGEST
        && name.regionMatches(true, start, SUFFIX, 0, SUFFIX.length());
  }

  private static boolean changesStoredList(HttpServletRequest request) {
    return request.getMethod().equals("PUT")
        && STORED_LIST.matcher(request.getRequestURI()).matches();
  }

  private void refuse(String field, HttpServletResponse response) throws IOException {
    var wrong = new FieldError(field, "expression", "takes no expression; send the value itself");
    var body = new LinkedHashMap<String, Object>();
    body.put("type", ErrorCode.INVALID_REQUEST.code());
    body.put("message", field + " " + wrong.message());
    body.put("code", ErrorCode.INVALID_REQUEST.code());
    body.put("errors", List.of(wrong));
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body));
  }
}
