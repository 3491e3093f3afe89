package org.policyrelay.engine;

import java.util.List;

/**
 * The choices of a field of a start form that hang on who opens the form. The file has the field
 * without values; what nobody was offered is the {@link StartRule}'s to refuse.
 */
public interface StartChoices {

  /** Id of the form. */
  String form();

  /** Key of the field, a select. */
  String field();

  /** In the order in which they are read; none leaves the field out of the form. */
  List<Choice> choices(String user);

  /**
   * @param value that is sent
   * @param label that people read
   */
  record Choice(String value, String label) {}
}
