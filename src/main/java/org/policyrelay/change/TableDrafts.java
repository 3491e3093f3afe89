package org.policyrelay.change;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.table.PolicyTable;
import org.policyrelay.policy.table.TableEdit;
import org.policyrelay.policy.table.TableFormat;
import org.policyrelay.policy.table.TablePart;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tables of published policies that came back edited: what each would change, and the change that
 * proposes that and nothing else.
 */
@Service
@Transactional
public class TableDrafts {

  private final PolicyRegistry registry;
  private final PolicyChanges changes;
  private final ProposalCheck check;

  TableDrafts(PolicyRegistry registry, PolicyChanges changes, ProposalCheck check) {
    this.registry = registry;
    this.changes = changes;
    this.check = check;
  }

  /**
   * What a table would change.
   *
   * @param version of the policy, with which it was compared
   */
  public record Preview(String policyId, String version, TableEdit edit) {

    /** Names what was shown: the version that it was compared with, and what would come of it. */
    public String token() {
      return version + "-" + edit.entry().contentHash();
    }
  }

  /**
   * Holds a file against the newest version.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for a policy that nobody published,
   *     with {@link ErrorCode#INVALID_TABLE} and every cell that is wrong, and as {@link
   *     ProposalCheck#check} for what could not be published
   */
  @Transactional(readOnly = true)
  public Preview preview(String policyId, TablePart part, byte[] file) {
    var newest = newest(policyId);
    var edit = PolicyTable.of(part, newest.entry()).edit(TableFormat.read(file, part));
    if (!edit.changes().isEmpty()) {
      try {
        check.check(proposal(edit, "", ""));
      } catch (RefusedException refused) {
        throw edit.atCells(refused);
      }
    }
    return new Preview(policyId, newest.version(), edit);
  }

  /** The newest version, which tables are compared with. */
  @Transactional(readOnly = true)
  public PublishedVersion newest(String policyId) {
    return registry
        .newestVersion(policyId)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no policy '" + policyId + "' to change"));
  }

  /**
   * A table that was proposed.
   *
   * @param change its key
   */
  public record Proposed(Preview preview, String change) {}

  /**
   * Proposes what was shown.
   *
   * @param shown the token of what was shown
   * @throws RefusedException as {@link #preview}; with {@link ErrorCode#CHANGED_MEANWHILE} where
   *     the file would change something else than what was shown, with {@link
   *     ErrorCode#INVALID_TABLE} where it changes nothing, and with {@link
   *     ErrorCode#INVALID_REQUEST} for a summary or a reason that is none
   */
  public Proposed propose(
      String policyId,
      TablePart part,
      byte[] file,
      String shown,
      String summary,
      String reason,
      String by) {
    check(summary, reason);
    var preview = preview(policyId, part, file);
    if (!preview.token().equals(shown)) {
      throw new RefusedException(
          ErrorCode.CHANGED_MEANWHILE,
          shown.startsWith(preview.version() + "-")
              ? "Nothing was proposed: the table is another one than what was shown. Look at what it would change, and propose that"
              : "Nothing was proposed: the policy is version %s by now. Look at what the table would change of that, and propose it then"
                  .formatted(preview.version()));
    }
    if (preview.edit().changes().isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_TABLE,
          "Nothing was proposed: the table says what the policy says already");
    }
    return new Proposed(preview, changes.propose(proposal(preview.edit(), summary, reason), by));
  }

  private static void check(String summary, String reason) {
    var wrong =
        Stream.of(
                TextKind.SUMMARY.errorIn("summary", summary),
                TextKind.NOTE.errorIn("reason", reason))
            .flatMap(Optional::stream)
            .toList();
    if (!wrong.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "Nothing was proposed: "
              + wrong.stream()
                  .map(error -> error.field() + " " + error.message())
                  .collect(Collectors.joining(", ")),
          wrong);
    }
  }

  private static Proposal proposal(TableEdit edit, String summary, String reason) {
    return new Proposal(
        // the day on which the former text began is not the one on which this will
        edit.entry().without("version").without("effective_date"),
        summary,
        reason,
        Proposal.Origin.MANUAL,
        null,
        false,
        null,
        Proposal.Kind.REVISION);
  }
}
