package org.policyrelay.publishing.web;

import java.util.List;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
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
    return page.parts().stream()
        .flatMap(part -> registry.find(part.policyId(), part.version()).stream())
        .flatMap(version -> told(version).stream())
        .toList();
  }

  private List<Told> told(PublishedVersion version) {
    return version.entry().reviewerGuidance().stream()
        .map(text -> new Told(version.entry().policyId(), version.version(), markdown.toHtml(text)))
        .toList();
  }
}
