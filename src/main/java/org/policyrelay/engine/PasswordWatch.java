package org.policyrelay.engine;

import org.policyrelay.kernel.TooManyAttemptsException;

/**
 * Sees every password that the engine checks, through whichever door it came: login page, HTTP
 * Basic, and the engine's own addresses that take one.
 */
public interface PasswordWatch {

  /**
   * Before the password is looked at.
   *
   * @throws TooManyAttemptsException when nobody's password is looked at now
   */
  void before(String user);

  /**
   * After it was looked at, and before anybody learns the result.
   *
   * @throws TooManyAttemptsException when the result is not to be told: others, tried at the same
   *     time, have used up what is free
   */
  void after(String user, boolean right);

  /**
   * Somebody lets the user try again at once.
   *
   * @param by who does
   */
  void unlocked(String user, String by);
}
