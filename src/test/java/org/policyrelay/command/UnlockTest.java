package org.policyrelay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.policyrelay.PolicyRelayApplication;

class UnlockTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void isUsedWithOneUser() {
    assertThat(run("unlock")).isEqualTo(2);
    assertThat(err.toString()).contains("USER");
    assertThat(run("unlock", "--help")).isZero();
    assertThat(out.toString()).contains("passes by itself");
  }

  private int run(String... args) {
    return Commands.run(
        PolicyRelayApplication.class, new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
