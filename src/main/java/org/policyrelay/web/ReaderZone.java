package org.policyrelay.web;

import java.time.ZoneId;
import java.util.Optional;

/**
 * On which clock whoever reads just now is told times: told from above, for the modules that know
 * of no people.
 */
public interface ReaderZone {

  /** Empty for who has not logged in. */
  Optional<ZoneId> ofLogin();
}
