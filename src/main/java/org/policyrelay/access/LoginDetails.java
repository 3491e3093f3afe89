package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.PasswordStamps;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** What a session remembers of its login: which password it was. */
final class LoginDetails extends WebAuthenticationDetails {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String stamp;

  private LoginDetails(HttpServletRequest request, @Nullable String stamp) {
    super(request);
    this.stamp = stamp;
  }

  /** Read before the password is looked at: one that changes meanwhile is not the one that was. */
  static LoginDetails of(HttpServletRequest request, String user, PasswordStamps stamps) {
    return new LoginDetails(
        request, EngineUsers.canBe(user) ? stamps.read(user).orElse(null) : null);
  }

  boolean isStillSo(String user, PasswordStamps stamps) {
    return stamps.isStill(user, Optional.ofNullable(stamp));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoginDetails that
        && super.equals(other)
        && Optional.ofNullable(stamp).equals(Optional.ofNullable(that.stamp));
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
