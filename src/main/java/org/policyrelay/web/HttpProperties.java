package org.policyrelay.web;

import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code relay.http.*}.
 *
 * @param maxBody the largest body of a request
 */
@ConfigurationProperties("relay.http")
record HttpProperties(@DefaultValue("2MB") DataSize maxBody) {

  private static final DataSize LARGEST = DataSize.ofGigabytes(1);

  HttpProperties {
    if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST) > 0) {
      throw new SettingException(
          "relay.http.max-body", "'" + maxBody + "' must be more than nothing and at most 1GB");
    }
  }
}
