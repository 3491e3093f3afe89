package org.policyrelay.site;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A policy that applies, and somebody without an account who reads it. */
@StoppedTime
abstract class ReadByThePublic {

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  final PolicyEntry entry = Policies.shouldRule();
  PublicReader reader;

  @BeforeEach
  void aPolicyApplies() {
    reader = new PublicReader(port, publisher, relay);
    reader.publish(entry, "1.0.0", Duration.ZERO);
  }
}
