package org.policyrelay.publishing.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.springframework.stereotype.Component;

/** What reviewers are told beside a policy; on its pages for who has logged in, and on no other. */
@Component
class ReviewerGuidance {

  private final PolicyRegistry registry;
  private final Markdown markdown;
  private final Clock clock;

  ReviewerGuidance(PolicyRegistry registry, Markdown markdown, Clock clock) {
    this.registry = registry;
    this.markdown = markdown;
    this.clock = clock;
  }

  /** One text, and the version that it belongs to. */
  record Told(String policyId, String version, String html) {}

  /** That of the version which a page shows, and in a market that of the overlays there. */
  List<Told> on(PolicyPage page) {
    var shown = new ArrayList<PublishedVersion>();
    registry.find(page.id(), page.version()).ifPresent(shown::add);
    var place = page.market();
    if (place != null) {
      var now = clock.instant();
      registry
          .resolve(page.id(), place.code(), now, now)
          .ifPresent(resolved -> shown.addAll(resolved.overlays()));
    }
    return shown.stream().flatMap(version -> told(version).stream()).toList();
  }

  private List<Told> told(PublishedVersion version) {
    return version.entry().reviewerGuidance().stream()
        .map(text -> new Told(version.entry().policyId(), version.version(), markdown.toHtml(text)))
        .toList();
  }
}
