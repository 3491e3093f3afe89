package org.policyrelay.policy.entry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.policyrelay.kernel.FieldError;

/** An address on the web to which the readers of a policy are sent. */
public final class WebAddress {

  private WebAddress() {}

  /** What is wrong with it; whoever is named before an @ is a secret, or a host that is none. */
  public static Optional<FieldError> errorIn(String field, String text) {
    try {
      var address = new URI(text);
      var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      if (address.getHost() != null && List.of("https", "http").contains(scheme)) {
        return address.getRawUserInfo() == null
            ? Optional.empty()
            : Optional.of(
                new FieldError(
                    field,
                    "has-user",
                    "must name no user and no password: leave out what stands before the @"));
      }
    } catch (URISyntaxException malformed) {
      // said below, as for any other address that is none
    }
    return Optional.of(new FieldError(field, "malformed", "must be an http or https address"));
  }
}
