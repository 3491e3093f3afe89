package org.policyrelay.packages.web;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.packages.PackageOutlook;
import org.policyrelay.packages.PackageSight;
import org.policyrelay.packages.PartTranslations;
import org.policyrelay.packages.PolicyPackage;
import org.policyrelay.packages.web.PackageView.PartTranslationView;
import org.policyrelay.packages.web.PackageView.PartView;
import org.springframework.stereotype.Component;

/** Reads a package as its caller may see it: the parts that they could open, and no others. */
@Component
class PackageViews {

  private final PackageOutlook outlook;
  private final PartTranslations translations;
  private final PackageAccess access;

  PackageViews(PackageOutlook outlook, PartTranslations translations, PackageAccess access) {
    this.outlook = outlook;
    this.translations = translations;
    this.access = access;
  }

  PackageView of(PolicyPackage of, Principal caller) {
    var sight = access.sightOf(caller, of);
    return new PackageView(
        of.key(),
        sight.whole() ? of.title() : null,
        of.state().code(),
        of.hold().isPresent(),
        outlook.waitsFor(of, sight),
        sight.parts().stream().map(this::view).toList(),
        sight.parts().stream().flatMap(this::translations).toList(),
        releases(of, sight));
  }

  private PartView view(PolicyChange part) {
    return new PartView(
        part.key(), part.policyId(), part.state().code(), part.markets(), outlook.waitsFor(part));
  }

  private Stream<PartTranslationView> translations(PolicyChange part) {
    return translations.of(part).stream()
        .map(
            one ->
                new PartTranslationView(
                    one.key(),
                    part.key(),
                    one.language(),
                    one.state().code(),
                    translations.waitsFor(one).orElse(null)));
  }

  private Map<String, Instant> releases(PolicyPackage of, PackageSight sight) {
    var releases = new LinkedHashMap<String, Instant>();
    of.releases().stream()
        .filter(one -> sight.sees(one.market()) && outlook.stands(of, one))
        .forEach(one -> releases.put(one.market().code(), one.from()));
    return releases;
  }
}
