package org.policyrelay.policy.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyrelay.kernel.Texts;

/** How people write what stands behind a field's name and its colon. */
enum Kind {

  /** A text of any number of lines, to the letter. */
  TEXT {
    @Override
    boolean fits(JsonNode content) {
      return content.isTextual();
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      return TextNode.valueOf(said.get(0));
    }
  },

  /** One of some codes, in whatever case and with whatever stands between its words. */
  CODE {
    @Override
    boolean fits(JsonNode content) {
      return content.isTextual();
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      return TextNode.valueOf(
          BETWEEN_WORDS.matcher(said.get(0)).replaceAll("-").toLowerCase(Locale.ROOT));
    }
  },

  /** A text, or a whole number; which of them, the item's type decides. */
  VALUE {
    @Override
    boolean fits(JsonNode content) {
      return content.isTextual() || content.isIntegralNumber();
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      return TextNode.valueOf(said.get(0));
    }
  },

  /** A market, a part of one, or {@code *}, in whatever case. */
  PLACE {
    @Override
    boolean fits(JsonNode content) {
      return content.isTextual();
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      return TextNode.valueOf(said.get(0).toUpperCase(Locale.ROOT));
    }
  },

  /** Several of those, with commas between them. */
  PLACES {
    @Override
    boolean fits(JsonNode content) {
      return content.isArray() && all(content, one -> isWord(one.asText()));
    }

    @Override
    List<String> write(JsonNode content) {
      return several(content);
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      return several(BETWEEN.splitAsStream(said.get(0)), one -> one.toUpperCase(Locale.ROOT));
    }
  },

  /** Several channels, with commas between them, and whatever stands between their words. */
  CHANNELS {
    @Override
    boolean fits(JsonNode content) {
      return content.isArray() && all(content, one -> isWord(one.asText()));
    }

    @Override
    List<String> write(JsonNode content) {
      return several(content);
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      return several(
          BETWEEN_CHANNELS.splitAsStream(said.get(0)),
          one -> BETWEEN_WORDS.matcher(one.strip()).replaceAll("_").toLowerCase(Locale.ROOT));
    }
  },

  /** A text, or a list of them: then the name stands before each. */
  TEXTS {
    @Override
    boolean fits(JsonNode content) {
      return content.isTextual()
          || (content.isArray() && all(content, one -> !one.asText().isBlank()));
    }

    @Override
    List<String> write(JsonNode content) {
      return content.isTextual()
          ? one(content.asText())
          : stream(content).flatMap(text -> one(text.asText()).stream()).toList();
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      if (said.size() == 1 && !before.isArray()) {
        return TextNode.valueOf(said.get(0));
      }
      var texts = JsonNodeFactory.instance.arrayNode();
      said.forEach(texts::add);
      return texts;
    }
  },

  /** A market and what holds there, with commas between them: {@code AU allowed, * prohibited}. */
  STANCES {
    @Override
    boolean fits(JsonNode content) {
      return content.isObject()
          && all(content, stance -> isWord(stance.asText()))
          && content.properties().stream().allMatch(one -> isWord(one.getKey()));
    }

    @Override
    List<String> write(JsonNode content) {
      var stances = new StringJoiner(COMMA);
      content
          .properties()
          .forEach(one -> stances.add(one.getKey() + " " + one.getValue().asText()));
      return one(stances.toString());
    }

    @Override
    JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong) {
      var stances = JsonNodeFactory.instance.objectNode();
      for (var part : said.get(0).split("[,;\n]", -1)) {
        var stance = STANCE.matcher(part.strip());
        if (stance.matches()) {
          var place = stance.group(1).toUpperCase(Locale.ROOT);
          if (stances.has(place)) {
            wrong.accept("says something of %s twice; leave one out".formatted(place));
          }
          stances.put(place, stance.group(2).toLowerCase(Locale.ROOT));
        } else if (!part.isBlank()) {
          wrong.accept(
              "must be markets, each with its stance, and commas between them, such as AU allowed, NZ restricted; this is none: \"%s\""
                  .formatted(part.strip()));
        }
      }
      return stances;
    }
  };

  private static final String COMMA = ", ";
  private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");
  private static final Pattern BETWEEN_CHANNELS = Pattern.compile("[,;\n]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_\\s]+");
  private static final Pattern STANCE = Pattern.compile("([^\\s:=]+)[\\s:=]+(\\S.*)");
  private static final Pattern WORD = Pattern.compile("[^,;:=\\s]+");

  /** Whether what an item has there can be written so at all. */
  abstract boolean fits(JsonNode content);

  /**
   * What stands behind its name, once for each time that the name stands there; nothing for what is
   * empty.
   */
  List<String> write(JsonNode content) {
    return one(content.asText());
  }

  /**
   * What an item has there then.
   *
   * @param said nothing of it empty
   * @param before what it had there, missing for nothing
   * @param wrong is told what is not written so, as the end of a sentence
   */
  abstract JsonNode read(List<String> said, JsonNode before, Consumer<String> wrong);

  /** With one kind of line end, as a browser has it, and without what nobody sees around it. */
  static List<String> one(String text) {
    var shown = Texts.lines(text).strip();
    return shown.isEmpty() ? List.of() : List.of(shown);
  }

  private static List<String> several(JsonNode content) {
    var several = new StringJoiner(COMMA);
    content.forEach(one -> several.add(one.asText()));
    return one(several.toString());
  }

  private static JsonNode several(Stream<String> said, UnaryOperator<String> code) {
    var several = JsonNodeFactory.instance.arrayNode();
    said.filter(one -> !one.isBlank()).map(code).forEach(several::add);
    return several;
  }

  private static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  private static boolean all(JsonNode content, Predicate<JsonNode> check) {
    return stream(content).allMatch(one -> one.isTextual() && check.test(one));
  }

  private static Stream<JsonNode> stream(JsonNode content) {
    var all = new ArrayList<JsonNode>();
    content.forEach(all::add);
    return all.stream();
  }
}
