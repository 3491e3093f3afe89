package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;

/** How people write a part of a policy entry into one field of a form. */
enum EntryFormat {

  /** As it is. */
  TEXT {
    @Override
    Object write(JsonNode content) {
      return content.asText("");
    }

    @Override
    JsonNode take(Place place, String text) {
      return TextNode.valueOf(text);
    }
  },

  /** A box that is ticked or not. */
  FLAG {
    @Override
    Object write(JsonNode content) {
      return content.asBoolean(false);
    }

    @Override
    JsonNode take(Place place, String text) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
  },

  /** Names with commas between them. */
  LIST {
    @Override
    Object write(JsonNode content) {
      return joined(content);
    }

    @Override
    JsonNode take(Place place, String text) {
      return list(text);
    }
  },

  /** Codes of countries with commas between them, as people type them: in whatever case. */
  COUNTRIES {
    @Override
    Object write(JsonNode content) {
      return joined(content);
    }

    @Override
    JsonNode take(Place place, String text) {
      return countries(text);
    }
  },

  /** A line for each name: the name, a colon, and countries as above. */
  NAMED_COUNTRIES {
    @Override
    Object write(JsonNode content) {
      return namedLines(content, EntryFormat::joined);
    }

    @Override
    JsonNode take(Place place, String text) {
      return named(place, text, EntryFormat::countries);
    }
  },

  /** A line for each name: the name, a colon and its text. */
  NAMED_TEXTS {
    @Override
    Object write(JsonNode content) {
      return namedLines(content, JsonNode::asText);
    }

    @Override
    JsonNode take(Place place, String text) {
      return named(place, text, TextNode::valueOf);
    }
  },

  /**
   * Cases with an empty line between them: what is advertised, and from a line that begins with
   * "Because:" on, why it is right or wrong.
   */
  CASES {
    @Override
    Object write(JsonNode content) {
      var cases = new StringJoiner("\n\n");
      content.forEach(
          one ->
              cases.add(
                  one.path("scenario").asText()
                      + "\n"
                      + BECAUSE
                      + " "
                      + one.path("explanation").asText()));
      return cases.toString();
    }

    @Override
    JsonNode take(Place place, String text) {
      return cases(place, text);
    }
  };

  static final String BECAUSE = "Because:";

  /**
   * A field of a form.
   *
   * @param label that people see above it
   */
  record Place(String key, String label) {

    /** Tasklist shows the message and nothing else: it names the field and the line, from 0. */
    private RefusedException refuse(int line, String message) {
      var told = "%s, line %d: %s".formatted(label, line + 1, message);
      return new RefusedException(
          ErrorCode.INVALID_FORM, told, List.of(new FieldError(key, "malformed", told)));
    }
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What the form shows; an empty text, or no tick, for what is missing. */
  abstract Object write(JsonNode content);

  abstract JsonNode take(Place place, String text);

  /**
   * @return what stands in the entry then, missing for a field that was emptied
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} for what is not written so
   */
  JsonNode read(Place place, Object submitted) {
    var text = Texts.lines(submitted.toString());
    return Texts.isBlank(text) ? MissingNode.getInstance() : take(place, text);
  }

  private static String joined(JsonNode names) {
    var list = new StringJoiner(", ");
    names.forEach(name -> list.add(name.asText()));
    return list.toString();
  }

  private static ArrayNode list(String text) {
    var list = JSON.arrayNode();
    parts(text, ",").forEach(list::add);
    return list;
  }

  private static ArrayNode countries(String text) {
    var countries = JSON.arrayNode();
    MarketNames.typed(text).forEach(countries::add);
    return countries;
  }

  private interface Part<F, T> {
    T of(F from);
  }

  private static String namedLines(JsonNode object, Part<JsonNode, String> line) {
    var lines = new StringJoiner("\n");
    object.properties().forEach(one -> lines.add(one.getKey() + ": " + line.of(one.getValue())));
    return lines.toString();
  }

  private static ObjectNode named(Place place, String text, Part<String, JsonNode> content) {
    var object = JSON.objectNode();
    var lines = text.split("\n", -1);
    for (var at = 0; at < lines.length; at++) {
      var line = lines[at].strip();
      if (line.isEmpty()) {
        continue;
      }
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw place.refuse(
            at, "each line must begin with a name and a colon; this one does not: " + shown(line));
      }
      var name = line.substring(0, colon).strip();
      if (object.has(name)) {
        throw place.refuse(at, "each name may come once; this one comes twice: " + shown(name));
      }
      var rest = line.substring(colon + 1).strip();
      if (rest.isEmpty()) {
        throw place.refuse(
            at, "each name needs something after its colon; this one has nothing: " + shown(line));
      }
      object.set(name, content.of(rest));
    }
    return object;
  }

  private static ArrayNode cases(Place place, String text) {
    var cases = JSON.arrayNode();
    var scenario = new ArrayList<String>();
    var explanation = new ArrayList<String>();
    var lines = Stream.concat(text.lines(), Stream.of("")).toList();
    var begins = 0;
    for (var at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      if (!explanation.isEmpty() && line.isBlank()) {
        cases.addObject().put("scenario", joined(scenario)).put("explanation", joined(explanation));
        scenario.clear();
        explanation.clear();
      } else if (!explanation.isEmpty()) {
        explanation.add(line);
      } else if (begins(line)) {
        explanation.add(line.strip().substring(BECAUSE.length()).strip());
      } else {
        if (joined(scenario).isEmpty()) {
          begins = at;
        }
        scenario.add(line);
      }
    }
    var left = joined(scenario);
    if (!left.isEmpty()) {
      throw place.refuse(
          begins,
          "each case must say why in a line that begins with \"%s\"; this one does not: %s"
              .formatted(BECAUSE, shown(left)));
    }
    return cases;
  }

  private static boolean begins(String line) {
    return line.strip().toLowerCase(Locale.ROOT).startsWith(BECAUSE.toLowerCase(Locale.ROOT));
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines).strip();
  }

  private static Stream<String> parts(String text, String separator) {
    return Stream.of(text.split(separator, -1)).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static String shown(String text) {
    return "\"" + Texts.shown(text) + "\"";
  }
}
