package org.policyrelay.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.change.ReleasedTogether.Holder;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** Asks all that let changes go together. */
@Component
public class Holders {

  private final List<ReleasedTogether> all;
  private final ChangeRows rows;

  Holders(List<ReleasedTogether> all, ChangeRows rows) {
    this.all = all;
    this.rows = rows;
  }

  /** What releases the change; empty for one that is released by itself. */
  public Optional<Holder> of(String change) {
    return all.stream().flatMap(one -> one.holderOf(change).stream()).findFirst();
  }

  /**
   * Refuses to let a change go that goes with others.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE}
   */
  public void requireByItself(String change) {
    of(change)
        .ifPresent(
            holder -> {
              var message = holder.instead(change);
              throw new RefusedException(
                  ErrorCode.WRONG_STATE,
                  message,
                  List.of(new FieldError("outcome", "released-together", message)));
            });
  }

  /** As {@link ReleasedTogether#publishesMore}, of any. */
  boolean publishMore(String change) {
    return all.stream().anyMatch(one -> one.publishesMore(change));
  }

  /** The ids of the policies whose drafts go with that of the change. */
  Set<String> policiesBeside(PolicyChange change) {
    return of(change.key()).map(Holder::others).orElse(Set.of()).stream()
        .flatMap(key -> rows.find(key).stream())
        .filter(other -> !other.state().hasEnded())
        .map(PolicyChange::policyId)
        .collect(Collectors.toSet());
  }
}
