package org.policyrelay.kernel;

/**
 * The relay cannot start as it is configured. Names the setting, what stands there and what may
 * stand there, so that whoever starts it knows what to change.
 */
public class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String setting;

  /**
   * @param setting the whole name, such as {@code relay.calendars.SG.hours}
   * @param message one sentence with the wrong value in it
   */
  public SettingException(String setting, String message) {
    super(setting + ": " + message);
    this.setting = setting;
  }

  public String setting() {
    return setting;
  }
}
