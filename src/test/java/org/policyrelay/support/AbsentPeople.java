package org.policyrelay.support;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.policyrelay.round.Absences;
import org.springframework.boot.test.context.TestComponent;

/** Who a test says is away; nobody at first. */
@TestComponent
public class AbsentPeople implements Absences {

  private final Set<String> away = ConcurrentHashMap.newKeySet();

  public void sendAway(String user) {
    away.add(user);
  }

  public void callBack() {
    away.clear();
  }

  @Override
  public boolean isAway(String user, Instant from, Instant until) {
    return away.contains(user);
  }
}
