package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One list of settings in three places: what the code reads, what application.yml names and what
 * src/docs/operations.md says about each. That each does something is {@link SettingsIT}'s to try.
 */
@Tag("any-database")
class SettingsAreTrueTest {

  @Test
  void theFileNamesEverySettingThatIsReadAndNoOther() {
    assertThat(own(DocumentedSettings.ofFile())).isEqualTo(own(DocumentedSettings.ofCode()));
  }

  @Test
  void theDocumentNamesEverySettingThatIsReadAndNoOther() {
    assertThat(own(DocumentedSettings.ofDocuments().keySet()))
        .isEqualTo(own(DocumentedSettings.ofCode()));
  }

  /** Nobody reads of a default that is not there; each team and hub has its own. */
  @Test
  void theDocumentHasTheDefaultsOfTheFile() {
    var defaults = new TreeMap<>(DocumentedSettings.ofDefaults());
    var told = new TreeMap<String, String>();
    DocumentedSettings.ofDocuments()
        .forEach(
            (name, value) -> {
              if (isOwn(name) && !name.contains("<>")) {
                told.put(name, value);
              }
            });
    defaults.keySet().removeIf(name -> !told.containsKey(name));
    told.values().removeIf(value -> value.startsWith("none"));

    assertThat(told).hasSizeGreaterThan(20).isEqualTo(defaults);
  }

  private static Set<String> own(Collection<String> names) {
    return names.stream()
        .filter(SettingsAreTrueTest::isOwn)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOwn(String name) {
    return name.startsWith("relay.");
  }
}
