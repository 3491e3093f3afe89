package org.policyrelay.kernel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was asked for is not possible where something stands. The facts are told beside the
 * sentence, so that a program need not read it.
 */
public final class WrongStateException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private final String state;
  private final transient List<String> allowed;

  private WrongStateException(String subject, String state, List<String> allowed, String wanted) {
    super(
        ErrorCode.WRONG_STATE, "%s is %s, must be %s".formatted(subject, Words.of(state), wanted));
    this.state = state;
    this.allowed = allowed;
  }

  /**
   * The guard of every transition.
   *
   * @param subject what is meant, as in {@code handoff HO-2026-1}
   * @param state where it stands
   * @param allowed the states in which the transition is possible
   * @throws WrongStateException in any other
   */
  public static <S extends Enum<S> & Coded> void require(String subject, S state, Set<S> allowed) {
    require(
        subject,
        state,
        allowed,
        allowed.stream()
            .sorted()
            .map(one -> Words.of(one.code()))
            .collect(Collectors.joining(" or ")));
  }

  /**
   * The same where the states that are possible are too many to name.
   *
   * @param wanted what they have in common, as in {@code open to be withdrawn}
   * @throws WrongStateException in any other
   */
  public static <S extends Enum<S> & Coded> void require(
      String subject, S state, Set<S> allowed, String wanted) {
    if (!allowed.contains(state)) {
      throw new WrongStateException(
          subject, state.code(), allowed.stream().sorted().map(Coded::code).toList(), wanted);
    }
  }

  /** Where it stands, and where it would have to: {@code state} and {@code allowed}. */
  @Override
  public Map<String, Object> facts() {
    return Map.of("state", state, "allowed", allowed);
  }
}
