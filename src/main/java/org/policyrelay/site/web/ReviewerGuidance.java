package org.policyrelay.site.web;

import java.util.ArrayList;
import java.util.List;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.stereotype.Component;

/** What reviewers are told beside a policy; on its pages for who has logged in, and on no other. */
@Component
class ReviewerGuidance {

  private final PolicyRegistry registry;
  private final Markdown markdown;

  ReviewerGuidance(PolicyRegistry registry, Markdown markdown) {
    this.registry = registry;
    this.markdown = markdown;
  }

  /** One text, and the version that it belongs to. */
  record Told(String policyId, String version, String html) {}

  /** That of the version which a page shows, and in a market that of the overlays there. */
  List<Told> on(PolicyPage page) {
    var told = new ArrayList<Told>();
    for (var part : page.parts()) {
      registry
          .find(part.policyId(), part.version())
          .flatMap(version -> version.entry().reviewerGuidance())
          .map(text -> markdown.toHtml("reviewers-" + told.size(), text))
          .ifPresent(html -> told.add(new Told(part.policyId(), part.version(), html)));
    }
    return List.copyOf(told);
  }
}
