package org.policyrelay.packages.web;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.packages.PackageOutlook;
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
    return new PackageView(
        of.key(),
        of.title(),
        of.state().code(),
        of.hold().isPresent(),
        waitsFor(of, caller),
        partsOf(of, caller).stream().map(this::view).toList(),
        partsOf(of, caller).stream().flatMap(this::translations).toList(),
        releases(of));
  }

  List<PolicyChange> partsOf(PolicyPackage of, Principal caller) {
    return outlook.partsOf(of).stream().filter(part -> access.maySee(caller, part)).toList();
  }

  List<String> waitsFor(PolicyPackage of, Principal caller) {
    return outlook.waitsFor(of, part -> access.maySee(caller, part));
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

  private static Map<String, Instant> releases(PolicyPackage of) {
    var releases = new LinkedHashMap<String, Instant>();
    of.releases().forEach(one -> releases.put(one.market().code(), one.from()));
    return releases;
  }
}
