package org.policyrelay.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.EngineLogin;
import org.springframework.stereotype.Component;

/**
 * Other changes, as somebody may know of them: by key to who may see them, to everybody else only
 * that there are some.
 */
@Component
public class OthersUnderWay {

  private final ChangesUnderWay underWay;
  private final ChangeReaders readers;
  private final Directory directory;
  private final EngineLogin login;

  OthersUnderWay(
      ChangesUnderWay underWay, ChangeReaders readers, Directory directory, EngineLogin login) {
    this.underWay = underWay;
    this.readers = readers;
    this.directory = directory;
    this.login = login;
  }

  /**
   * What somebody is told.
   *
   * @param seen those that they may see, the oldest first
   * @param unseen how many others there are
   */
  public record Others(List<PolicyChange> seen, int unseen) {

    public Others {
      seen = List.copyOf(seen);
    }

    public boolean isEmpty() {
      return seen.isEmpty() && unseen == 0;
    }

    public List<String> keys() {
      return seen.stream().map(PolicyChange::key).toList();
    }

    /** The others without their keys, as the end of a list; absent for none. */
    public @Nullable String unseenInWords() {
      return switch (unseen) {
        case 0 -> null;
        case 1 -> "another change that you have no part in";
        default -> unseen + " other changes that you have no part in";
      };
    }

    /** The same in a sentence of its own. */
    public @Nullable String unseenSentence() {
      return unseen == 0
          ? null
          : "Also under way for this policy: %s. %s"
              .formatted(unseenInWords(), ChangesUnderWay.WHICH_STANDS);
    }
  }

  /** Those of the same policy that can still change what stands. */
  public Others beside(PolicyChange change, String user) {
    return of(underWay.beside(change), Optional.of(user));
  }

  /** The same for whoever has logged in. */
  public Others beside(PolicyChange change) {
    return of(underWay.beside(change));
  }

  /** Any, for whoever has logged in. */
  public Others of(List<PolicyChange> others) {
    return of(others, login.user());
  }

  private Others of(List<PolicyChange> others, Optional<String> user) {
    var seen =
        user.map(
                who -> {
                  var groups = directory.groupsOf(who);
                  return others.stream()
                      .filter(one -> readers.maySee(groups, who, one))
                      .collect(Collectors.toList());
                })
            .orElse(List.of());
    return new Others(seen, others.size() - seen.size());
  }
}
