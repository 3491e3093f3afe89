package org.policyrelay.kernel;

import java.util.Locale;

/**
 * The names that stand on record for what nobody did who had logged in. No person bears one, in
 * whatever case: what they wrote would read as the relay's own.
 */
public final class RelayItself {

  public static final String NAME = "policy-relay";

  /** For what somebody does who may start the program itself. */
  public static final String COMMAND_LINE = "command-line";

  private RelayItself() {}

  public static boolean is(String user) {
    var name = user.toLowerCase(Locale.ROOT);
    return name.equals(NAME) || name.equals(COMMAND_LINE);
  }
}
