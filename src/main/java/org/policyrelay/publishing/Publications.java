package org.policyrelay.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publications, from the order to the announcement. */
@Service
@Transactional
public class Publications {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PublicationRows rows;
  private final BusinessKeys keys;
  private final PolicyRegistry registry;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Publications(
      PublicationRows rows,
      BusinessKeys keys,
      PolicyRegistry registry,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.registry = registry;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Takes an order; the process that carries it out is the caller's to start. */
  public String request(PublicationOrder order) {
    var key = keys.next("PUB", "publication_number");
    var releases = new LinkedHashMap<String, String>();
    order.releases().forEach((market, from) -> releases.put(market, from.toString()));
    rows.save(
        new Publication(
            key,
            order.origin(),
            order.entry().policyId(),
            order.version(),
            order.entry().json().toString(),
            order.approvedHash(),
            JSON.valueToTree(releases).toString(),
            Publication.State.REQUESTED,
            clock.instant(),
            order.publishAt()));
    audit.record(key, "publication-requested", Audit.SYSTEM, "for " + order.origin());
    return key;
  }

  /** The order of the origin that nobody carries out yet. */
  @Transactional(readOnly = true)
  public Publication requestedBy(String origin) {
    return of(origin).stream()
        .filter(publication -> publication.state() == Publication.State.REQUESTED)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.WRONG_STATE, "nothing is ordered to be published for " + origin));
  }

  /** Makes the version public: registry, page and API read the same rows, so they agree at once. */
  public void publish(String key) {
    var publication = get(key);
    registry.publish(orderFor(publication));
    publication.published(clock.instant());
    rows.save(publication);
    audit.record(key, "published", Audit.SYSTEM, describe(publication));
  }

  /** Reads back what the public sees, and says whether it is what was approved. */
  @Transactional(readOnly = true)
  public boolean seenAsPublished(String key) {
    var publication = get(key);
    return registry
        .find(publication.policyId(), publication.policyVersion())
        .filter(seen -> seen.entry().contentHash().equals(publication.approvedHash()))
        .filter(seen -> seen.releases().stream().anyMatch(one -> one.rolledBackAt() == null))
        .isPresent();
  }

  public void announce(String key) {
    var publication = get(key);
    publication.announced(clock.instant());
    rows.save(publication);
    audit.record(key, "announced", Audit.SYSTEM, describe(publication));
    events.publishEvent(
        new PolicyVersionPublished(
            publication.origin(), publication.policyId(), publication.policyVersion()));
  }

  /** Calls off what is ordered for the origin and not announced yet. */
  public void cancel(String origin) {
    for (var publication : of(origin)) {
      if (publication.state() == Publication.State.REQUESTED
          || publication.state() == Publication.State.PUBLISHED) {
        publication.cancel();
        rows.save(publication);
      }
    }
  }

  @Transactional(readOnly = true)
  public Publication get(String key) {
    return rows.findById(key)
        .orElseThrow(
            () -> new RefusedException(ErrorCode.NOT_FOUND, "There is no publication " + key));
  }

  /** Every publication for the origin, oldest first. */
  @Transactional(readOnly = true)
  public List<Publication> of(String origin) {
    return rows.findByOriginOrderByRequestedAt(origin);
  }

  private PublishOrder orderFor(Publication publication) {
    try {
      Map<String, String> stored = JSON.readValue(publication.releases(), new TypeReference<>() {});
      var releases =
          stored.entrySet().stream()
              .map(
                  release ->
                      new PublishOrder.MarketRelease(
                          release.getKey(), Instant.parse(release.getValue())))
              .toList();
      return new PublishOrder(
          PolicyEntry.parse(JSON.readTree(publication.entry())),
          publication.policyVersion(),
          publication.origin(),
          publication.approvedHash(),
          releases,
          clock.instant());
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(
          "publication " + publication.key() + " is stored unreadably", unreadable);
    }
  }

  private static String describe(Publication publication) {
    return publication.policyId() + " " + publication.policyVersion();
  }
}
