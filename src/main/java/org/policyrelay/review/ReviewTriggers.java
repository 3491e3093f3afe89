package org.policyrelay.review;

import org.policyrelay.policy.PoliciesImported;
import org.policyrelay.publishing.PolicyVersionPublished;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Begins reviews for what is published or imported, and at start for what was there before. */
@Component
class ReviewTriggers {

  private final Reviews reviews;

  ReviewTriggers(Reviews reviews) {
    this.reviews = reviews;
  }

  @EventListener
  void published(PolicyVersionPublished event) {
    reviews.published(event.policyId(), event.version(), event.kind());
  }

  @EventListener
  void imported(PoliciesImported event) {
    reviews.beginWhereNobodyHas();
  }

  /** After the samples are in. What an import of this moment has begun meanwhile is known then. */
  @EventListener
  @Order
  void started(ApplicationReadyEvent event) {
    try {
      reviews.beginWhereNobodyHas();
    } catch (DataIntegrityViolationException begunMeanwhile) {
      reviews.beginWhereNobodyHas();
    }
  }
}
