package org.policyrelay.packages.web;

import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.WithdrawalOutlook;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Reader;
import org.policyrelay.packages.MarketRelease;
import org.policyrelay.packages.PackageOutlook;
import org.policyrelay.packages.PackagePart;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.packages.PackageSight;
import org.policyrelay.packages.PackageState;
import org.policyrelay.packages.PartTranslations;
import org.policyrelay.packages.PolicyPackage;
import org.policyrelay.packages.ReleasePlans;
import org.policyrelay.translation.ProposedTranslation;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Packages for people: where each stands. */
@Controller
@RequestMapping("/packages")
class PackagePages {

  private static final int SHOWN = 100;

  private final PackageRegister packages;
  private final PackageOutlook outlook;
  private final ReleasePlans plans;
  private final PartTranslations translations;
  private final PackageAccess access;
  private final WithdrawalOutlook withdrawal;
  private final Audit audit;
  private final People people;
  private final TaskLinks tasks;
  private final Reader reader;
  private final MarketZones zones;

  PackagePages(
      PackageRegister packages,
      PackageOutlook outlook,
      ReleasePlans plans,
      PartTranslations translations,
      PackageAccess access,
      WithdrawalOutlook withdrawal,
      Audit audit,
      People people,
      TaskLinks tasks,
      Reader reader,
      MarketZones zones) {
    this.packages = packages;
    this.outlook = outlook;
    this.plans = plans;
    this.translations = translations;
    this.access = access;
    this.withdrawal = withdrawal;
    this.audit = audit;
    this.people = people;
    this.tasks = tasks;
    this.reader = reader;
    this.zones = zones;
  }

  /**
   * A package in the list.
   *
   * @param title its own, or what the parts are called that the reader may see
   */
  record Row(PolicyPackage of, String title, String standing, List<String> waitsFor) {}

  /**
   * A part on its page.
   *
   * @param holding what is open of it, and whose it is; absent for nothing
   * @param heldUpBy what stands in its way beside that
   */
  record PartRow(
      PolicyChange change, String markets, @Nullable String holding, List<String> heldUpBy) {}

  /**
   * A market in which it was released.
   *
   * @param stands false once all of it was taken back there
   */
  record ReleaseRow(MarketRelease of, boolean stands) {}

  /**
   * A translation of a part on its page.
   *
   * @param waits whether it can be taken out
   * @param waitsFor absent for what is approved or public
   */
  record TranslationRow(
      ProposedTranslation of,
      String language,
      String state,
      boolean waits,
      @Nullable String waitsFor) {}

  /** What a withdrawal would undo of a part, a line each. */
  record Undone(String change, String name, List<String> lines) {}

  @GetMapping
  String list(Principal caller, Model model) {
    access.requireMember(caller);
    model.addAttribute(
        "rows",
        packages.newest(SHOWN).stream()
            .filter(one -> access.maySee(caller, one))
            .map(one -> row(one, access.sightOf(caller, one)))
            .toList());
    model.addAttribute("opens", access.isPolicyTeam(caller));
    model.addAttribute("zone", reader.zoneOf(caller.getName()));
    return "packages/list";
  }

  private Row row(PolicyPackage of, PackageSight sight) {
    return new Row(
        of,
        sight.whole()
            ? of.title()
            : sight.parts().stream()
                .map(part -> part.entry().name())
                .collect(Collectors.joining(", ")),
        outlook.words(of, sight),
        outlook.waitsFor(of, sight));
  }

  @GetMapping("/{key}")
  String detail(@PathVariable String key, Principal caller, Model model) {
    access.requireMember(caller);
    var of = packages.get(key);
    access.requireReader(caller, of);
    var manager = access.isManager(caller);
    var open = !of.state().hasEnded();
    var zone = reader.zoneOf(caller.getName());
    var sight = access.sightOf(caller, of);
    var parts = sight.parts();
    model.addAttribute("of", of);
    model.addAttribute("whole", sight.whole());
    model.addAttribute("standing", outlook.words(of, sight));
    model.addAttribute("waitsFor", outlook.waitsFor(of, sight));
    model.addAttribute(
        "takesBack",
        parts.stream()
            .anyMatch(
                part ->
                    part.state() == ChangeState.WITHDRAWN && outlook.holding(part).isPresent()));
    model.addAttribute("parts", parts.stream().map(this::row).toList());
    var translated =
        parts.stream()
            .flatMap(part -> translations.of(part).stream().map(one -> row(part, one)))
            .toList();
    model.addAttribute("translations", translated);
    model.addAttribute("translatedOut", translated.stream().filter(TranslationRow::waits).toList());
    model.addAttribute("left", left(of, caller));
    model.addAttribute(
        "releases",
        of.releases().stream()
            .filter(one -> sight.sees(one.market()))
            .map(one -> new ReleaseRow(one, outlook.stands(of, one)))
            .toList());
    var dates = plans.dates(of, sight);
    model.addAttribute("dates", dates.known());
    model.addAttribute("notYet", MarketNames.of(dates.notYet()));
    model.addAttribute("undone", open && manager ? undone(of, zone) : List.of());
    // it tells of all parts, and why
    model.addAttribute("log", access.isPolicyTeam(caller) ? audit.of(key) : List.of());
    model.addAttribute("who", people);
    model.addAttribute("task", tasks.toNewestOf(key).orElse(null));
    model.addAttribute("manager", manager && open);
    model.addAttribute("adds", access.isPolicyTeam(caller) && of.takesParts());
    model.addAttribute("translates", access.isPolicyTeam(caller) && open && of.hold().isEmpty());
    model.addAttribute("takesOut", manager && of.state() == PackageState.OPEN);
    model.addAttribute("zone", zone);
    model.addAttribute("zones", zones);
    return "packages/detail";
  }

  private List<PackagePart> left(PolicyPackage of, Principal caller) {
    var seen =
        outlook.everPartsOf(of).stream()
            .filter(part -> access.maySee(caller, part))
            .map(PolicyChange::key)
            .toList();
    return of.parts().stream()
        .filter(part -> part.left() != null && seen.contains(part.change()))
        .toList();
  }

  private PartRow row(PolicyChange part) {
    return new PartRow(
        part,
        MarketNames.of(part.markets()),
        outlook.holding(part).orElse(null),
        outlook.heldUpBy(part));
  }

  private TranslationRow row(PolicyChange part, ProposedTranslation one) {
    var goneWithIt = part.state() == ChangeState.WITHDRAWN && one.version().isPresent();
    return new TranslationRow(
        one,
        ProposedTranslations.language(one),
        goneWithIt ? "Taken back with its version" : Words.title(one.state().code()),
        one.version().isEmpty(),
        translations.waitsFor(one).orElse(null));
  }

  private List<Undone> undone(PolicyPackage of, ZoneId zone) {
    return outlook.partsOf(of).stream()
        .filter(part -> !part.state().hasEnded())
        .map(part -> new Undone(part.key(), part.entry().name(), undone(part, zone)))
        .toList();
  }

  private List<String> undone(PolicyChange part, ZoneId zone) {
    return Stream.concat(
            withdrawal.lines(part, zone).stream(),
            translations.of(part).stream()
                .map(
                    one ->
                        "Its translation into %s %s with it"
                            .formatted(
                                ProposedTranslations.language(one),
                                one.version().isPresent() ? "is taken back" : "ends")))
        .toList();
  }
}
