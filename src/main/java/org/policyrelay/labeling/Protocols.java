package org.policyrelay.labeling;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.ProtocolDifference;
import org.policyrelay.labeling.protocol.ProtocolFact;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads protocols; {@link ProtocolChanges} changes them. */
@Service
@Transactional(readOnly = true)
public class Protocols {

  private final ProtocolRows rows;

  Protocols(ProtocolRows rows) {
    this.rows = rows;
  }

  /** The last of a list that is known already. */
  public record Place(String policyId, int version) {}

  /** By its key. */
  public Optional<LabelingProtocol> find(String key) {
    return isStorable(key) ? rows.find(key) : Optional.empty();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is none
   */
  public LabelingProtocol get(String key) {
    return rows.find(key).orElseThrow(() -> missing("There is no labeling protocol " + key));
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is none
   */
  public LabelingProtocol get(String policyId, int version) {
    return Optional.of(policyId)
        .filter(Protocols::isStorable)
        .flatMap(id -> rows.find(id, version))
        .orElseThrow(
            () ->
                missing(
                    "There is no version %d of a labeling protocol of this policy"
                        .formatted(version)));
  }

  /** What reviewers label by; empty where the policy has none yet. */
  public Optional<LabelingProtocol> inForce(String policyId) {
    return isStorable(policyId) ? rows.inForce(policyId) : Optional.empty();
  }

  /** The version that is being worked on, if there is one. */
  public Optional<LabelingProtocol> open(String policyId) {
    return isStorable(policyId) ? rows.open(policyId) : Optional.empty();
  }

  /**
   * By policy, the newest version of each first.
   *
   * @param policyId of the only policy, null for every one
   * @param after the last that is known already, null for none
   */
  public List<LabelingProtocol> list(@Nullable String policyId, @Nullable Place after, int most) {
    var storable =
        (policyId == null || isStorable(policyId))
            && (after == null || isStorable(after.policyId()));
    return storable ? rows.list(policyId, after, most) : List.of();
  }

  /** What was in force when the version was begun. */
  public Optional<LabelingProtocol> base(LabelingProtocol protocol) {
    return Optional.ofNullable(protocol.wanted().base())
        .flatMap(version -> rows.find(protocol.policyId(), version));
  }

  /** What a version says otherwise than the one before it; none for a first one. */
  public List<ProtocolFact> facts(LabelingProtocol protocol) {
    return content(protocol)
        .map(before -> ProtocolDifference.between(before, protocol.content()))
        .orElseGet(List::of);
  }

  /** Codes of the version before whose past use a version puts in question. */
  public List<String> toLookAtAgain(LabelingProtocol protocol) {
    return content(protocol)
        .map(before -> ProtocolDifference.toLookAtAgain(before, protocol.content()))
        .orElseGet(List::of);
  }

  private Optional<Protocol> content(LabelingProtocol protocol) {
    return base(protocol).map(LabelingProtocol::content);
  }

  private static boolean isStorable(String policyId) {
    return StorableText.problemOf(policyId).isEmpty();
  }

  private static RefusedException missing(String message) {
    return new RefusedException(ErrorCode.NOT_FOUND, message);
  }
}
