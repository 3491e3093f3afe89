package org.policyrelay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Settings that stand under a name which is the operator's or the relay's, such as {@code
 * relay.calendars.AU-NSW.hours}, and how such a setting is found behind what the environment makes
 * of it: {@code RELAY_CALENDARS_AU_NSW_HOURS} has no lower case, no hyphen and no end of the name.
 *
 * @param prefix what they all begin with
 * @param parts what can be said about each, as in the documentation; {@code #} is a number
 * @param known names that need not be set anywhere
 * @param spelling of a name that is known from the environment only
 */
record NamedSettings(
    ConfigurationPropertyName prefix,
    List<String> parts,
    Supplier<Collection<String>> known,
    UnaryOperator<String> spelling) {

  static final List<NamedSettings> ALL =
      List.of(
          new NamedSettings(
              ConfigurationPropertyName.of("relay.calendars"),
              List.of(
                  "zone",
                  "hours",
                  "ics",
                  "collective-leave",
                  "weekend",
                  "weekend[#]",
                  "working-days",
                  "working-days[#]",
                  "holidays[#].date",
                  "holidays[#].name"),
              () -> Calendars.builtIn().hubs(),
              name -> name.toUpperCase(Locale.ROOT)),
          new NamedSettings(
              ConfigurationPropertyName.of("relay.teams"),
              List.of("name", "lead-group", "hubs", "hubs[#]", "hours"),
              List::of,
              name -> name.toLowerCase(Locale.ROOT)),
          new NamedSettings(
              ConfigurationPropertyName.of("relay.notification.webhooks"),
              List.of("url", "secret", "groups", "groups[#]", "timeout"),
              List::of,
              name -> name.toLowerCase(Locale.ROOT)));

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /**
   * A setting taken apart.
   *
   * @param name as it is written, in the environment with a hyphen for each underscore
   * @param part such as {@code holidays[0].date}
   */
  record Setting(String name, String part) {}

  boolean has(ConfigurationPropertyName property) {
    return prefix.isAncestorOf(property);
  }

  /** Whether it is a name and nothing more. */
  boolean isName(ConfigurationPropertyName property) {
    return prefix.isParentOf(property);
  }

  /**
   * @param property one that is {@linkplain #has among these}
   * @param told where it stands, for a person
   * @throws SettingException when nothing of the kind can be set
   */
  Setting read(ConfigurationPropertyName property, String told) {
    var elements =
        IntStream.range(prefix.getNumberOfElements(), property.getNumberOfElements()).boxed();
    var rest = elements.map(index -> property.getElement(index, Form.ORIGINAL)).toList();
    for (var end = 1; end < rest.size(); end++) {
      var part = part(rest.subList(end, rest.size()));
      if (part.isPresent()) {
        return new Setting(String.join("-", rest.subList(0, end)), part.get());
      }
    }
    throw new SettingException(
        told,
        "is no setting; under "
            + prefix
            + ".<name> there are "
            + parts.stream().map(part -> part.replace('#', 'n')).collect(Collectors.joining(", ")));
  }

  /** What the elements mean, however they are written; in the environment a hyphen parts them. */
  private Optional<String> part(List<String> elements) {
    var numbers = elements.stream().filter(one -> NUMBER.matcher(one).matches()).toList();
    var asked =
        elements.stream()
            .map(one -> NUMBER.matcher(one).matches() ? "#" : bare(one))
            .collect(Collectors.joining());
    return parts.stream()
        .filter(part -> bare(part.replace("#", "")).equals(asked.replace("#", "")))
        .filter(part -> part.contains("#") == !numbers.isEmpty() && numbers.size() <= 1)
        .findFirst()
        .map(part -> numbers.isEmpty() ? part : part.replace("#", numbers.get(0)));
  }

  /** How each name is spelt, by its letters and digits. */
  Map<String, String> spellings(Collection<String> set, Collection<String> inEnvironment) {
    var spellings = new LinkedHashMap<String, String>();
    var all = new ArrayList<>(known.get());
    all.addAll(set);
    inEnvironment.forEach(name -> all.add(spelling.apply(name)));
    all.forEach(name -> spellings.putIfAbsent(bare(name), name));
    return spellings;
  }

  static String bare(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }
}
