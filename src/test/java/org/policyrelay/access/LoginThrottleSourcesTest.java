package org.policyrelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.TooManyAttemptsException;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.web.CallerAddress;
import org.springframework.beans.factory.annotation.Autowired;

/** Addresses of several kinds, which a test over HTTP cannot come from. */
@RelayTest
@StoppedTime
class LoginThrottleSourcesTest {

  @Autowired LoginThrottle throttle;
  @Autowired Relay relay;

  private boolean attempt(String user, String source, boolean right) {
    var from = CallerAddress.of(source);
    throttle.before(user, from);
    throttle.after(user, from, right);
    return right;
  }

  private void guess(String user, String source, int times) {
    for (var time = 0; time < times; time++) {
      attempt(user, source, false);
    }
  }

  @Test
  void whoGuessesElsewhereKeepsNobodyOut() {
    guess("owner", "192.0.2.1", 5);
    assertThatThrownBy(() -> attempt("owner", "192.0.2.1", true))
        .isInstanceOf(TooManyAttemptsException.class);
    assertThat(attempt("owner", "192.0.2.2", true)).isTrue();
  }

  @Test
  void anAddressThatGuessesForManyWaitsExceptForWhoHasLoggedInThere() {
    assertThat(attempt("colleague", "192.0.2.3", true)).isTrue();
    for (var user = 0; user < 100; user++) {
      attempt("guessed-" + user, "192.0.2.3", false);
    }
    assertThatThrownBy(() -> attempt("guessed-101", "192.0.2.3", false))
        .isInstanceOf(TooManyAttemptsException.class);
    assertThatCode(() -> attempt("colleague", "192.0.2.3", true)).doesNotThrowAnyException();
    relay.wait(Duration.ofSeconds(2));
    assertThat(attempt("guessed-101", "192.0.2.3", true)).isTrue();
  }

  @Test
  void ofVersionSixTheNetworkIsTheAddressAndItsSurroundingsAreCountedToo() {
    for (var host = 1; host <= 5; host++) {
      attempt("six", "2001:db8:0:1::" + host, false);
    }
    assertThatThrownBy(() -> attempt("six", "2001:db8:0:1:ffff::6", true))
        .isInstanceOf(TooManyAttemptsException.class);
    assertThat(attempt("six", "2001:db8:0:2::1", true)).isTrue();

    for (var guess = 0; guess < 1000; guess++) {
      attempt("sprayed-" + guess, "2001:db8:9:%x::1".formatted(guess), false);
    }
    assertThatThrownBy(() -> attempt("sprayed-1001", "2001:db8:9:ffff::1", true))
        .isInstanceOf(TooManyAttemptsException.class);
    assertThat(attempt("sprayed-1001", "2001:db8:a::1", true)).isTrue();
  }

  @Test
  void whatIsNoAddressIsOneSource() {
    for (var claimed : List.of("x", "evil.example", "x:y", "::g", "1.2.3.4, 5")) {
      assertThat(CallerAddress.of(claimed).network()).as(claimed).isEqualTo("unknown");
    }
    assertThat(CallerAddress.of("::ffff:192.0.2.9")).isEqualTo(CallerAddress.of("192.0.2.9"));
    assertThat(CallerAddress.of("fe80::1%eth0").network()).isEqualTo("fe80:0:0:0:0:0:0:0/64");
  }

  @Test
  void whoSharesAnAddressHasNoAttemptsMoreForEachLoginOfItsOwner() {
    guess("neighbour", "192.0.2.6", 4);
    assertThat(attempt("neighbour", "192.0.2.6", true)).isTrue();
    guess("neighbour", "192.0.2.6", 4);
    assertThat(attempt("neighbour", "192.0.2.6", true)).isTrue();
    guess("neighbour", "192.0.2.6", 1);
    assertThatThrownBy(() -> attempt("neighbour", "192.0.2.6", false))
        .isInstanceOf(TooManyAttemptsException.class);
  }

  @Test
  void whoTriesAtTheSameTimeLearnsNoMoreThanIsFree() throws InterruptedException {
    var told = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(8);
    for (var guess = 0; guess < 64; guess++) {
      threads.execute(
          () -> {
            try {
              attempt("hurried", "192.0.2.4", false);
              told.incrementAndGet();
            } catch (TooManyAttemptsException refused) {
              // is told nothing
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told).hasValue(5);
  }

  @Test
  void aClockThatIsSetBackLeavesNobodyWaiting() {
    guess("early", "192.0.2.5", 5);
    relay.wait(Duration.ofHours(-1));
    assertThat(attempt("early", "192.0.2.5", true)).isTrue();
  }

  @Test
  void aNameInTheLogEndsNoLineAndTurnsNothing() {
    assertThat(RefusedLogins.printable("a\r\nb\u202ec\ud800" + "x".repeat(100)))
        .isEqualTo("a??b?c?" + "x".repeat(57));
  }
}
