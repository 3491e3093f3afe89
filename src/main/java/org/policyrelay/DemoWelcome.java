package org.policyrelay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells who starts the demo where to go, who to be there, and what to do first. */
@Component
@Profile("demo")
class DemoWelcome {

  private static final Logger LOG = LoggerFactory.getLogger(DemoWelcome.class);

  private final Environment environment;

  DemoWelcome(Environment environment) {
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    LOG.info(
        """

        Policy Relay is ready: http://localhost:{}/

          Every password is "demo".
          policy-specialist   proposes and drafts     ad-review-lead, qa-lead, training-lead,
          policy-manager      approves and releases   advertiser-experience-lead: accept, deliver
          admin               sees all and repairs

          First: log in as policy-specialist, choose "Start process", then "Change a policy".
          Demo users are for trying out; do not open this to a network.
        """,
        environment.getProperty("local.server.port"));
  }
}
