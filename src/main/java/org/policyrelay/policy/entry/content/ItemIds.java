package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ids of an entry's items. What its author did not name is named by what it is, so that an edit
 * of anything else leaves its id as it was: {@code age-c2} is what clause c2 asks about an age.
 */
final class ItemIds {

  /** The parts whose items have an id; a topic has its code. */
  static final List<String> PARTS =
      List.of("requirements", "exceptions", "disclosures", "sources", "relations");

  static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST = 56;

  private final Set<String> taken = new HashSet<>();

  ItemIds(JsonNode relay) {
    relay.path("topics").forEach(topic -> taken.add(topic.path("code").asText()));
    PARTS.forEach(part -> relay.path(part).forEach(item -> taken.add(item.path("id").asText())));
  }

  /** Its own id, or one that no other item has. */
  String of(JsonNode item, String... names) {
    var own = item.path("id");
    if (own.isTextual() && ID.matcher(own.asText()).matches()) {
      return own.asText();
    }
    var wanted =
        Stream.of(names)
            .map(name -> OTHER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-"))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining("-"));
    wanted = wanted.substring(0, Math.min(wanted.length(), LONGEST));
    var id = wanted;
    for (var again = 2; !taken.add(id); again++) {
      id = wanted + "-" + again;
    }
    return id;
  }
}
