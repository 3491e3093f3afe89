package org.policyrelay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.policyrelay.NamedSettings.Setting;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Gives every hub, team and webhook one spelling wherever it is set, so that {@code
 * RELAY_CALENDARS_SG_ICS}, {@code --relay.calendars.sg.ics} and {@code relay.calendars.SG.ics} are
 * one setting, and one that is misspelt is told instead of ignored. Spring Boot maps names of
 * settings onto one another but leaves keys of maps as they are; from the environment they come in
 * lower case and without hyphens, or not at all.
 *
 * <p>A name is spelt as the relay knows it, or else as the source of least weight has it (usually
 * application.yml), or else as the environment has it. Sources keep their order and their weight.
 */
class SettingNames implements EnvironmentPostProcessor, Ordered {

  /** Once application.yml has been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    for (var settings : NamedSettings.ALL) {
      spellAlike(settings, environment.getPropertySources());
    }
  }

  /** A property as its source has it. */
  private record Found(String property, Object value, Setting setting) {}

  private static void spellAlike(NamedSettings settings, MutablePropertySources sources) {
    var found = new LinkedHashMap<EnumerablePropertySource<?>, List<Found>>();
    for (var source : ConfigurationPropertySources.from(sources)) {
      if (source instanceof IterableConfigurationPropertySource names
          && source.getUnderlyingSource() instanceof EnumerablePropertySource<?> underlying) {
        var here = find(settings, names, underlying);
        if (!here.isEmpty()) {
          found.put(underlying, here);
        }
      }
    }
    if (found.isEmpty()) {
      return;
    }
    var spellings = spellings(settings, found);
    found.forEach((source, here) -> spell(settings, sources, source, here, spellings));
  }

  private static List<Found> find(
      NamedSettings settings,
      IterableConfigurationPropertySource names,
      EnumerablePropertySource<?> source) {
    var found = new ArrayList<Found>();
    for (var name : names) {
      if (settings.has(name)) {
        var property = names.getConfigurationProperty(name);
        // a name with nothing under it, as YAML has it
        if (property != null && !(settings.isName(name) && "".equals(property.getValue()))) {
          var told = written(source, name);
          var value = OriginTrackedValue.of(property.getValue(), property.getOrigin());
          found.add(new Found(told, value, settings.read(name, told)));
        }
      }
    }
    return found;
  }

  /** The property as it stands in its source, which the mapped name does not tell. */
  private static String written(
      EnumerablePropertySource<?> source, ConfigurationPropertyName name) {
    var bare = NamedSettings.bare(name.toString());
    for (var written : source.getPropertyNames()) {
      if (NamedSettings.bare(written).equals(bare)) {
        return written;
      }
    }
    return name.toString();
  }

  private static Map<String, String> spellings(
      NamedSettings settings, Map<EnumerablePropertySource<?>, List<Found>> found) {
    var set = new ArrayList<String>();
    var inEnvironment = new LinkedHashSet<String>();
    found.forEach(
        (source, here) -> {
          var names = here.stream().map(one -> one.setting.name()).toList();
          if (isEnvironment(source)) {
            inEnvironment.addAll(names);
          } else {
            // the last source has the least weight
            set.addAll(0, names);
          }
        });
    return settings.spellings(set, inEnvironment);
  }

  private static boolean isEnvironment(PropertySource<?> source) {
    return source instanceof SystemEnvironmentPropertySource;
  }

  private static void spell(
      NamedSettings settings,
      MutablePropertySources sources,
      EnumerablePropertySource<?> source,
      List<Found> here,
      Map<String, String> spellings) {
    var alike =
        here.stream()
            .allMatch(
                one ->
                    one.property.startsWith(settings.prefix() + "." + spelt(one, spellings) + "."));
    if (alike) {
      return;
    }
    var values = new LinkedHashMap<String, Object>();
    for (var property : source.getPropertyNames()) {
      var value = source.getProperty(property);
      if (value != null) {
        var origin = OriginLookup.getOrigin(source, property);
        values.put(property, isEnvironment(source) ? value : OriginTrackedValue.of(value, origin));
      }
    }
    here.forEach(one -> values.remove(one.property));
    var respelt = new LinkedHashMap<String, Object>();
    for (var one : here) {
      var name = settings.prefix() + "." + spelt(one, spellings) + "." + one.setting.part();
      respelt.putIfAbsent(name, one.value);
    }
    if (isEnvironment(source)) {
      sources.replace(
          source.getName(), new SystemEnvironmentPropertySource(source.getName(), values));
      sources.addBefore(
          source.getName(),
          new OriginTrackedMapPropertySource(source.getName() + ", " + settings.prefix(), respelt));
    } else {
      values.putAll(respelt);
      sources.replace(
          source.getName(), new OriginTrackedMapPropertySource(source.getName(), values));
    }
  }

  private static String spelt(Found one, Map<String, String> spellings) {
    return spellings.getOrDefault(NamedSettings.bare(one.setting.name()), one.setting.name());
  }
}
