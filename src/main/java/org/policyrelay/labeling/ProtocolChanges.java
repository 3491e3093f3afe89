package org.policyrelay.labeling;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.labeling.protocol.FirstProtocol;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.ProtocolFact;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a wish for another protocol, up to its approval and from its release on; the
 * pilot between is {@link Pilots}'s. Each call is one transition in one transaction, on record
 * under the protocol's key.
 */
@Service
@Transactional
public class ProtocolChanges {

  private static final int MOST_TOLD = 20;

  private final ProtocolRows rows;
  private final Protocols protocols;
  private final ProtocolFaults faults;
  private final ClauseDoubts doubts;
  private final ProtocolWriters writers;
  private final ProtocolNotices notices;
  private final PolicyRegistry registry;
  private final BusinessKeys keys;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  ProtocolChanges(
      ProtocolRows rows,
      Protocols protocols,
      ProtocolFaults faults,
      ClauseDoubts doubts,
      ProtocolWriters writers,
      ProtocolNotices notices,
      PolicyRegistry registry,
      BusinessKeys keys,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.protocols = protocols;
    this.faults = faults;
    this.doubts = doubts;
    this.writers = writers;
    this.notices = notices;
    this.registry = registry;
    this.keys = keys;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Begins the process for another protocol of a policy.
   *
   * @param content what it is to say; null = as the one in force, or for a first one drafted from
   *     the policy. Whoever drafts goes on from there
   * @return its key, such as {@code LP-2026-17}
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and each fault by its place,
   *     {@link ErrorCode#PROTOCOL_UNDER_WAY} while another is being worked on, or {@link
   *     ErrorCode#NOT_ALLOWED}
   */
  public String ask(String policyId, @Nullable Protocol content, String reason, String by) {
    var key = record(policyId, content, reason, by);
    events.publishEvent(new ProtocolAsked(key));
    return key;
  }

  /** The same for a process that has begun by its form. */
  public String record(String policyId, @Nullable Protocol content, String reason, String by) {
    writers.require(by);
    rows.begin();
    requireNoFaults(wrong(policyId, content, reason));
    requireAlone(policyId);
    var base = protocols.inForce(policyId);
    var newest = registry.newestVersion(policyId).orElseThrow();
    var begins =
        content != null
            ? content
            : base.map(one -> one.content().unmapped()).orElseGet(() -> FirstProtocol.of(newest));
    var protocol =
        new LabelingProtocol(
            keys.next("LP", "labeling_protocol_number"),
            0,
            new LabelingProtocol.Wanted(
                policyId,
                rows.nextVersion(policyId),
                base.map(LabelingProtocol::version).orElse(null),
                reason,
                by,
                now()),
            newest.version(),
            begins,
            ProtocolCourse.begun(content == null ? Set.of() : Set.of(by)));
    rows.add(protocol);
    audit.record(protocol.key(), "protocol-wanted", by, reason);
    return protocol.key();
  }

  private List<FieldError> wrong(String policyId, @Nullable Protocol content, String reason) {
    var wrong = new ArrayList<>(faults.ofWish(policyId, reason));
    if (content != null
        && wrong.stream().noneMatch(one -> one.field().equals(ProtocolFaults.POLICY))) {
      wrong.addAll(faults.ofContent(policyId, content));
    }
    return wrong;
  }

  private static void requireNoFaults(List<FieldError> wrong) {
    if (wrong.isEmpty()) {
      return;
    }
    var told = wrong.stream().limit(MOST_TOLD).toList();
    throw new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "Nothing was started. Correct "
            + told.stream()
                .map(fault -> fault.field() + " (" + fault.message() + ")")
                .collect(Collectors.joining(", ")),
        told);
  }

  private void requireAlone(String policyId) {
    protocols
        .open(policyId)
        .ifPresent(
            other -> {
              throw new RefusedException(
                  ErrorCode.PROTOCOL_UNDER_WAY,
                  "%s is under way for %s: go on with it, or have it abandoned first"
                      .formatted(other.key(), policyId));
            });
  }

  /** What {@link #record} would refuse, of a wish without content; empty for nothing. */
  @Transactional(readOnly = true)
  public Optional<RefusedException> problem(String policyId, String reason, String by) {
    try {
      writers.require(by);
      requireNoFaults(wrong(policyId, null, reason));
      requireAlone(policyId);
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused);
    }
  }

  /**
   * Begins another protocol of a policy, or says to the one that is being worked on what else is
   * wanted of it.
   *
   * @return the key of either; empty where none can be begun, by this person or at all
   */
  public Optional<String> askOrAdd(String policyId, String reason, String by) {
    var open = protocols.open(policyId).map(LabelingProtocol::key);
    if (open.isPresent()) {
      audit.record(open.get(), "protocol-also-wanted", by, reason);
      return open;
    }
    return problem(policyId, reason, by).isPresent()
        ? Optional.empty()
        : Optional.of(ask(policyId, null, reason, by));
  }

  /** What was wanted by form is not begun, and who wanted it is told why. */
  public void notBegun(String policyId, String by, String instance, String why) {
    audit.record(instance, "protocol-not-begun", by, why);
    notices.notBegun(policyId, by, instance, why);
  }

  /** What stands against submitting this for approval, by its places in the API. */
  @Transactional(readOnly = true)
  public List<FieldError> faultsOf(LabelingProtocol protocol, Protocol written) {
    var wrong = new ArrayList<>(faults.ofContent(protocol.policyId(), written));
    if (registry.newestVersion(protocol.policyId()).isEmpty()) {
      wrong.add(
          new FieldError(
              "labels", "withdrawn", "the policy was withdrawn everywhere: abandon the protocol"));
    }
    var base = protocols.base(protocol);
    if (wrong.isEmpty()
        && base.isPresent()
        && base.get().content().unmapped().equals(written.unmapped())
        && doubts.of(base.get()).isEmpty()) {
      wrong.add(
          new FieldError(
              "labels",
              "unchanged",
              "must say something else than version %d, which is in force"
                  .formatted(base.get().version())));
    }
    return wrong;
  }

  /** What somebody has written waits for approval; said by their own task. */
  public void submit(String key, Protocol written, String by) {
    var protocol = protocols.get(key);
    var against =
        registry
            .newestVersion(protocol.policyId())
            .map(PublishedVersion::version)
            .orElse(protocol.policyVersion());
    protocol.submit(written, against, by, now());
    write(
        protocol,
        "protocol-submitted",
        by,
        protocols.facts(protocol).stream()
            .map(ProtocolFact::text)
            .limit(MOST_TOLD)
            .collect(Collectors.joining("; ")));
  }

  /**
   * Whether reviewers have to try it: where it may change what label an ad gets, or what one means.
   * Another wording needs no pilot.
   */
  @Transactional(readOnly = true)
  public boolean needsPilot(LabelingProtocol protocol) {
    var base = protocols.base(protocol);
    return base.isEmpty()
        || protocols.facts(protocol).stream().anyMatch(ProtocolFact::semantic)
        || !doubts.of(base.get()).isEmpty();
  }

  /** A second person lets reviewers try it; said by their own task. */
  public void approve(String key, String by) {
    var protocol = protocols.get(key);
    protocol.approve(by, now());
    write(protocol, "protocol-approved", by, null);
  }

  public void sendBack(String key, String by, String why) {
    var protocol = protocols.get(key);
    protocol.sendBack(why);
    write(protocol, "protocol-sent-back", by, why);
  }

  public void reject(String key, String by, String why) {
    var protocol = protocols.get(key);
    protocol.abandon(by, why);
    write(protocol, "protocol-rejected", by, why);
    notices.rejected(protocol, why);
  }

  public void abandon(String key, String by, @Nullable String why) {
    var protocol = protocols.get(key);
    protocol.abandon(by, why);
    write(protocol, "protocol-abandoned", by, why);
  }

  /** It is in force from now on, and the one before is superseded. */
  public void release(String key) {
    rows.begin();
    var protocol = protocols.get(key);
    var now = now();
    protocols
        .inForce(protocol.policyId())
        .ifPresent(
            former -> {
              former.supersede(now);
              write(former, "protocol-superseded", Audit.SYSTEM, "by " + protocol.key());
            });
    protocol.release(now);
    write(protocol, "protocol-released", Audit.SYSTEM, null);
    notices.released(protocol);
    notices.clausesChanged(protocol, doubts.of(protocol));
  }

  /** Says whose past use has to be looked at again, and tells who has to do so. */
  public void listLabelsToLookAtAgain(String key) {
    var protocol = protocols.get(key);
    var codes = protocols.toLookAtAgain(protocol);
    protocol.lookAgain(codes);
    write(protocol, "protocol-labels-to-look-at", Audit.SYSTEM, String.join(", ", codes));
    if (!codes.isEmpty()) {
      notices.lookAgain(protocol, codes);
    }
  }

  void write(LabelingProtocol protocol, String event, String by, @Nullable String detail) {
    rows.update(protocol);
    audit.record(protocol.key(), event, by, detail);
  }

  /** As both databases keep it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
