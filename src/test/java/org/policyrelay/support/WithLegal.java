package org.policyrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.TestPropertySource;

/**
 * Beside {@link RelayTest}: the relay has the sixth team, as src/docs/operations.md says how to add
 * it. Its database has to be one of its own, for a team stays in it; all tests that have this
 * annotation share one application, and have a virtual machine of their own: the engine's web
 * applications and the description of the API know one application in a machine.
 */
@Tag("legal")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
    properties = {
      "relay.teams.legal.name=Legal",
      "relay.teams.legal.lead-group=legal-leads",
      "relay.teams.legal.hubs=SG",
      TestDatabase.OWN + "=with_legal"
    })
public @interface WithLegal {

  String LEAD = "legal-lead";

  String COUNSEL = "legal-counsel";
}
