package org.policyrelay.engine.door.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.RelayItself;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/**
 * The limits of what people write through the engine's own doors: names and comments. The engine
 * would hand them to the database, which refuses some of them as a fault.
 */
final class EngineTexts {

  private static final int LONGEST_ID = 64;

  private final List<FieldError> errors = new ArrayList<>();

  private EngineTexts() {}

  static void checkUser(User user) {
    var check = new EngineTexts();
    check.id("id", user.getId());
    check.person("id", user.getId());
    check.line("firstName", user.getFirstName());
    check.line("lastName", user.getLastName());
    check.line("email", user.getEmail());
    check.refuse();
  }

  static void checkGroup(Group group) {
    var check = new EngineTexts();
    check.id("id", group.getId());
    check.name(group.getName());
    check.line("type", group.getType());
    check.refuse();
  }

  static void checkComment(@Nullable String message) {
    var check = new EngineTexts();
    TextKind.NOTE.errorIn("message", message).ifPresent(check.errors::add);
    check.refuse();
  }

  /** A line that may be left empty, but not filled with what shows nothing. */
  private void line(String field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      TextKind.LINE.errorIn(field, text).ifPresent(errors::add);
    }
  }

  /** What is left out would be taken away, and lists would show nothing. */
  private void name(@Nullable String name) {
    if (name == null || Texts.isBlank(name)) {
      errors.add(new FieldError("name", "required", "must be given"));
    }
    line("name", name);
  }

  private void id(String field, @Nullable String id) {
    line(field, id);
    most(field, id, LONGEST_ID);
  }

  private void person(String field, @Nullable String id) {
    if (id != null && RelayItself.is(id)) {
      errors.add(
          new FieldError(
              field,
              "reserved",
              "must be another one: by this name the relay itself stands on record"));
    }
  }

  /** Counted as the database counts that counts most. */
  private void most(String field, @Nullable String text, int longest) {
    if (text == null) {
      return;
    }
    Optional<String> problem = Texts.problemOf(text);
    problem.ifPresent(message -> errors.add(new FieldError(field, "malformed", message)));
    if (text.length() > longest) {
      errors.add(new FieldError(field, "too-long", "must have at most " + longest + " characters"));
    }
  }

  private void refuse() {
    if (!errors.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          errors.stream()
              .map(error -> error.field() + " " + error.message())
              .distinct()
              .collect(Collectors.joining("; ")),
          errors);
    }
  }
}
