package org.policyrelay.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.StorableText;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Looks a JSON body over before anybody builds something from it: how deep it is nested, of how
 * many parts it is, whether every text in it can be stored. Two megabytes of brackets would be a
 * hundred in memory.
 */
final class JsonBody {

  /** How deep arrays and objects may lie in one another. */
  static final int DEEPEST = 100;

  /** How many names, values, brackets and braces a body may have. */
  static final int MOST_PARTS = 200_000;

  /**
   * The same for the engine's APIs: each condition of a query becomes a join, and thousands of them
   * hold a core for seconds before the database gives up. A form has some thirty fields.
   */
  static final int MOST_PARTS_FOR_ENGINE = 2_000;

  private static final int MOST_ERRORS = 20;
  private static final JsonFactory READER =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final List<FieldError> errors = new ArrayList<>();
  private int depth;
  private int parts;

  private final int mostParts;

  private JsonBody(int mostParts) {
    this.mostParts = mostParts;
  }

  /** What is wrong, for our own API. Its reader tells by itself what is no JSON, and where. */
  static Optional<ProblemDetail> problemOf(byte[] body) {
    return problemOf(body, MOST_PARTS);
  }

  /** The same where a body may be of other than {@link #MOST_PARTS} parts. */
  static Optional<ProblemDetail> problemOf(byte[] body, int mostParts) {
    return new JsonBody(mostParts).look(body, false);
  }

  /**
   * What is wrong, for the engine's APIs. Their reader takes a name that is given twice, and what
   * comes after the end; and nobody there expects no object at all.
   */
  static Optional<ProblemDetail> problemForEngine(byte[] body) {
    return body.length == 0
        ? Optional.empty()
        : new JsonBody(MOST_PARTS_FOR_ENGINE).look(body, true);
  }

  private Optional<ProblemDetail> look(byte[] body, boolean strictly) {
    try (var parser = READER.createParser(body)) {
      var first = parser.nextToken();
      if (strictly && first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
        return Optional.of(malformed("The body must be a JSON object or list"));
      }
      for (var token = first; token != null; token = parser.nextToken()) {
        count(token);
        if (depth > DEEPEST) {
          return Optional.of(tooComplex("is nested more than " + DEEPEST + " deep"));
        }
        if (parts > mostParts) {
          return Optional.of(tooComplex("has more than " + mostParts + " parts"));
        }
        if (strictly && depth == 0 && parser.nextToken() != null) {
          return Optional.of(malformed("The body must be one JSON object or list, and no more"));
        }
        check(token, parser);
      }
    } catch (StreamConstraintsException beyond) {
      return Optional.of(tooComplex("has a name or a number that is too long"));
    } catch (JsonProcessingException noJson) {
      return strictly
          ? Optional.of(malformed("The body is no JSON, or gives a field twice," + where(noJson)))
          : Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory can be read", impossible);
    }
    return unstorable();
  }

  private void count(JsonToken token) {
    parts++;
    if (token.isStructStart()) {
      depth++;
    } else if (token.isStructEnd()) {
      depth--;
    }
  }

  private void check(JsonToken token, JsonParser parser) throws IOException {
    if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
        && errors.size() < MOST_ERRORS) {
      StorableText.problemOf(parser.getText())
          .ifPresent(
              problem -> errors.add(new FieldError(field(parser, token), "malformed", problem)));
    }
  }

  /** A name that cannot be stored cannot be said back either: it is told by what it stands in. */
  private static String field(JsonParser parser, JsonToken token) {
    var context = parser.getParsingContext();
    if (token != JsonToken.FIELD_NAME) {
      return pathOf(context);
    }
    var path = pathOf(context.getParent());
    return path.isEmpty() ? "*" : path + ".*";
  }

  private static String pathOf(JsonStreamContext context) {
    var path = "";
    for (var one = context; one != null && !one.inRoot(); one = one.getParent()) {
      var rest = path.isEmpty() || path.startsWith("[") ? path : "." + path;
      if (one.inArray()) {
        path = "[" + one.getCurrentIndex() + "]" + rest;
      } else {
        var name = one.getCurrentName();
        path = (name == null || StorableText.problemOf(name).isPresent() ? "*" : name) + rest;
      }
    }
    return path;
  }

  private Optional<ProblemDetail> unstorable() {
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    var first = errors.get(0);
    return Optional.of(
        Problems.withErrors(
            Problems.of(
                HttpStatus.BAD_REQUEST, "invalid-request", first.field() + " " + first.message()),
            errors));
  }

  private static String where(JsonProcessingException noJson) {
    JsonLocation location = noJson.getLocation();
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static ProblemDetail malformed(String detail) {
    return Problems.of(HttpStatus.BAD_REQUEST, "malformed-json", detail);
  }

  private static ProblemDetail tooComplex(String what) {
    return Problems.of(
        HttpStatus.BAD_REQUEST, "json-too-complex", "The body " + what + "; send less at once");
  }
}
