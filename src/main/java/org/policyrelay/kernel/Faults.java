package org.policyrelay.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is wrong with what somebody sent, all of it by its place. */
public final class Faults {

  /** More faults than this are not told. */
  private static final int MOST_TOLD = 20;

  private final String otherwise;
  private final List<FieldError> found = new ArrayList<>();

  /**
   * @param otherwise what was not done, as in {@code No vote was taken}
   */
  public Faults(String otherwise) {
    this.otherwise = otherwise;
  }

  public void add(String place, String code, String message) {
    found.add(new FieldError(place, code, message));
  }

  public void add(Optional<FieldError> fault) {
    fault.ifPresent(found::add);
  }

  /**
   * What another check has found.
   *
   * @param place of a fault as it is called here
   */
  public void addAll(RefusedException refused, UnaryOperator<String> place) {
    refused.fields().forEach(one -> add(place.apply(one.field()), one.code(), one.message()));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} where anything is wrong
   */
  public void refuseAny() {
    refusal()
        .ifPresent(
            refused -> {
              throw refused;
            });
  }

  /** The refusal, for whoever does not throw it; empty where nothing is wrong. */
  public Optional<RefusedException> refusal() {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var told = found.stream().limit(MOST_TOLD).toList();
    return Optional.of(
        new RefusedException(
            ErrorCode.INVALID_REQUEST,
            otherwise
                + ". Correct "
                + told.stream()
                    .map(fault -> fault.field() + " (" + fault.message() + ")")
                    .collect(Collectors.joining(", ")),
            told));
  }
}
