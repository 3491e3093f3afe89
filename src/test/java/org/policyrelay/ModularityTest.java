package org.policyrelay;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules as their {@code package-info.java} files declare them, and their layers. */
class ModularityTest {

  private static final ApplicationModules MODULES =
      ApplicationModules.of(PolicyRelayApplication.class);

  /** From the bottom up; a module uses what lies below it, in the lowest layer its neighbours. */
  private static final Map<String, Integer> LAYERS =
      Map.ofEntries(
          Map.entry("kernel", 0),
          Map.entry("web", 0),
          Map.entry("access", 2),
          Map.entry("engine", 0),
          Map.entry("calendar", 0),
          Map.entry("agreement", 0),
          Map.entry("team", 1),
          Map.entry("audit", 1),
          Map.entry("deadline", 2),
          Map.entry("policy", 2),
          Map.entry("notification", 2),
          Map.entry("handoff", 3),
          Map.entry("translation", 3),
          Map.entry("site", 3),
          Map.entry("publishing", 4),
          Map.entry("review", 5),
          Map.entry("timeline", 5),
          Map.entry("grant", 4),
          Map.entry("calibration", 5),
          Map.entry("labeling", 4),
          Map.entry("round", 3),
          Map.entry("change", 6),
          Map.entry("packages", 7),
          Map.entry("command", 7));

  @Test
  void aModuleUsesOnlyWhatItDeclaresAndOnlyApis() {
    MODULES.verify();
  }

  @Test
  void everyModuleHasItsLayer() {
    assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()).collect(toSet()))
        .isEqualTo(LAYERS.keySet());
  }

  @Test
  void aModuleUsesLowerLayersOnly() {
    var wrong = new ArrayList<String>();
    for (var module : MODULES) {
      var layer = layer(module.getIdentifier().toString());
      module
          .getDirectDependencies(MODULES)
          .uniqueModules()
          .map(used -> used.getIdentifier().toString())
          .filter(used -> layer == 0 ? layer(used) > 0 : layer(used) >= layer)
          .forEach(used -> wrong.add(module.getIdentifier() + " uses " + used));
    }
    assertThat(wrong).isEmpty();
  }

  private static int layer(String module) {
    return LAYERS.getOrDefault(module, Integer.MAX_VALUE);
  }

  /**
   * Also fails when a package of the tests has a {@code package-info.java} of the same name: the
   * class loader would find that one, and the module could use whatever it likes unseen.
   */
  @Test
  void everyModuleNamesItselfAndWhatItMayUse() {
    for (var module : MODULES) {
      var name = module.getIdentifier().toString();
      var declared = module.getBasePackage().getAnnotation(ApplicationModule.class);
      assertThat(declared).as(name).isPresent();
      assertThat(declared.orElseThrow().displayName()).as(name).isNotBlank();
      assertThat(declared.orElseThrow().allowedDependencies())
          .as(name + " must say what it may use, or it may use everything")
          .extracting(one -> one.split(" :: ")[0])
          .isSubsetOf(LAYERS.keySet());
    }
  }
}
