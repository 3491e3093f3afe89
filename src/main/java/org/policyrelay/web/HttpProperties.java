package org.policyrelay.web;

import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code relay.http.*}.
 *
 * @param maxBody the largest body of a request
 * @param maxLargeBody the same at the addresses that take larger ones
 */
@ConfigurationProperties("relay.http")
record HttpProperties(
    @DefaultValue("2MB") DataSize maxBody, @DefaultValue("32MB") DataSize maxLargeBody) {

  private static final DataSize LARGEST = DataSize.ofGigabytes(1);

  HttpProperties {
    check("relay.http.max-body", maxBody);
    check("relay.http.max-large-body", maxLargeBody);
  }

  private static void check(String setting, DataSize size) {
    if (size.toBytes() < 1 || size.compareTo(LARGEST) > 0) {
      throw new SettingException(
          setting, "'" + size + "' must be more than nothing and at most 1GB");
    }
  }
}
