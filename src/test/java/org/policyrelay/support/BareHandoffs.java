package org.policyrelay.support;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Handoffs that belong to no change, for tests of what the engine does with them. */
@TestComponent
public class BareHandoffs {

  private final RuntimeService runtime;
  private final Relay relay;
  private final JdbcClient jdbc;

  BareHandoffs(RuntimeService runtime, Relay relay, JdbcClient jdbc) {
    this.runtime = runtime;
    this.relay = relay;
    this.jdbc = jdbc;
  }

  /**
   * Offers work of high risk to QA.
   *
   * @param origin a word that no other test uses
   * @return the process instance
   */
  public String offer(String origin) {
    return runtime.startProcessInstanceByKey("team-handoff", variables(origin)).getId();
  }

  /** What the process begins with. */
  public static Map<String, Object> variables(String origin) {
    return Map.of(
        "origin", origin,
        "subject", "No change at all",
        "work", "golden-set",
        "fromTeam", "ad-policy",
        "toTeam", "qa",
        "riskTier", "high");
  }

  /** Leaves nothing of them behind, nor of anything else that runs. */
  public void cleanUp(String origin) {
    relay.cleanUp();
    for (var table : new String[] {"audit_entry", "deadline"}) {
      jdbc.sql(
              "delete from %s where subject in (select handoff_key from handoff where origin = ?)"
                  .formatted(table))
          .param(origin)
          .update();
    }
    jdbc.sql("delete from handoff where origin = ?").param(origin).update();
  }
}
