package org.policyrelay.engine.door.lists;

import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.lists.*}.
 *
 * @param longest how many tasks one answer may have; a query that finds more is refused
 */
@ConfigurationProperties("relay.lists")
public record ListProperties(@DefaultValue("5000") int longest) {

  public ListProperties {
    if (longest < 1) {
      throw new SettingException("relay.lists.longest", "'" + longest + "' must be at least 1");
    }
  }
}
