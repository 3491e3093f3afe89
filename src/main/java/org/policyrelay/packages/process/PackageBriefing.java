package org.policyrelay.packages.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.lines;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.kernel.Words;
import org.policyrelay.packages.PackageOutlook;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.packages.PartTranslations;
import org.policyrelay.packages.PolicyPackage;
import org.policyrelay.packages.ReleasePlans;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Component;

/** What goes together, from when where, and what of it waits for something. */
@Component
class PackageBriefing implements FormValues {

  private final PackageRegister packages;
  private final PackageOutlook outlook;
  private final ChangeOutlook changes;
  private final ReleasePlans plans;
  private final PartTranslations translations;
  private final MarketZones zones;

  PackageBriefing(
      PackageRegister packages,
      PackageOutlook outlook,
      ChangeOutlook changes,
      ReleasePlans plans,
      PartTranslations translations,
      MarketZones zones) {
    this.packages = packages;
    this.outlook = outlook;
    this.changes = changes;
    this.plans = plans;
    this.translations = translations;
    this.zones = zones;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(PackageVariables.PROCESS);
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var key = task.businessKey();
    return key == null ? Map.of() : Map.of("briefing", briefing(task, packages.get(key)));
  }

  /** Of who goes on without what has ended: which that is. */
  @Override
  public Optional<String> shown(TaskRef task) {
    return Optional.ofNullable(task.businessKey())
        .filter(key -> task.activity().equals(PackageVariables.SETTLE))
        .map(packages::get)
        .map(outlook::endedOf)
        .map(
            ended ->
                Sha256.of(ended.stream().map(PolicyChange::key).collect(Collectors.joining(","))));
  }

  private String briefing(TaskRef task, PolicyPackage of) {
    var text = new StringJoiner("\n\n");
    text.add("### " + escape(of.title()));
    text.add(
        "[%s](/packages/%s) · %s"
            .formatted(of.key(), of.key(), escape(outlook.words(of, outlook.whole(of)))));
    if (task.activity().equals(PackageVariables.RELEASE)) {
      addRelease(text, of);
    } else {
      text.add("#### Ended by itself");
      text.add(
          outlook.endedOf(of).stream()
              .map(part -> "- " + told(part))
              .collect(Collectors.joining("\n")));
    }
    text.add("#### The parts");
    text.add(
        outlook.partsOf(of).stream()
            .map(part -> "- " + told(part) + moved(part) + translated(part))
            .collect(Collectors.joining("\n")));
    return text.toString();
  }

  private void addRelease(StringJoiner text, PolicyPackage of) {
    packages
        .releaseProblem(of.key(), false)
        .ifPresent(why -> text.add("**Not everywhere:** " + escape(why.getMessage())));
    text.add("#### Released now, it applies");
    text.add(
        plans.dates(of, outlook.whole(of)).known().entrySet().stream()
            .map(
                one ->
                    "- %s: from %s"
                        .formatted(
                            escape(MarketNames.of(one.getKey())),
                            Moments.text(
                                one.getValue(), zones.zoneOf(one.getKey()), Moments.DAY_AND_TIME)))
            .collect(Collectors.joining("\n")));
  }

  private String moved(PolicyChange part) {
    return changes
        .difference(part)
        .map(difference -> "\n  - What changes: " + changes.moves(part, part.entry(), difference))
        .orElse("");
  }

  private String translated(PolicyChange part) {
    return translations.of(part).stream()
        .map(
            one ->
                "\n  - [%s](/translations/%s) %s, %s"
                    .formatted(
                        one.key(),
                        one.key(),
                        escape(ProposedTranslations.describe(one)),
                        Words.of(one.state().code())))
        .collect(Collectors.joining());
  }

  private String told(PolicyChange part) {
    var waits = outlook.waitsFor(part);
    return "[%s](/changes/%s) %s, %s, %s%s"
        .formatted(
            part.key(),
            part.key(),
            escape(part.entry().name()),
            escape(MarketNames.of(part.markets())),
            part.state().title(),
            waits.isEmpty() ? "" : ": " + lines(String.join("; ", waits)));
  }
}
