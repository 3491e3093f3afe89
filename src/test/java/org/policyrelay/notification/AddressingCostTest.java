package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCost;
import org.policyrelay.support.SqlCost.Kind;
import org.policyrelay.support.SqlCounter;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;

/** What it costs to find out whom a notice is for: the same, however many people there are. */
@RelayTest
@StoppedTime
class AddressingCostTest {

  @Autowired Post post;
  @Autowired Notices notices;
  @Autowired SqlCounter counter;

  @BeforeEach
  void itIsMondayMorning() {
    post.clear();
  }

  @AfterEach
  void cleanUp() {
    post.clear();
  }

  @Test
  void isTheSameForManyPeopleAsForOne() {
    var one = costOf("one", Audience.groups("policy-managers"));
    var many = costOf("many", Audience.groups("ad-policy"));

    assertThat(many.rows()).isGreaterThan(one.rows());
    assertThat(many.count(Kind.READ))
        .as("%s", many.statements())
        .isLessThanOrEqualTo(one.count(Kind.READ));
    assertThat(many.count(Kind.INSERT)).isEqualTo(1);
  }

  @Test
  void readsAGroupOnceForAllNoticesOfARound() {
    var one = costOf("first", Audience.groups("qa-leads"));
    tell("second", Audience.groups("qa-leads"));
    var two = costOf("third", Audience.groups("qa-leads"));

    // for each notice more: who wants mail, and nothing else
    assertThat(two.count(Kind.READ)).as("%s", two.statements()).isEqualTo(one.count(Kind.READ) + 1);
  }

  private SqlCost costOf(String event, Audience audience) {
    tell(event, audience);
    var office = post.office(1, Map.of());
    return counter.of(office::address);
  }

  private void tell(String event, Audience audience) {
    notices.tell(new Notice("cost/" + event, Urgency.NORMAL, "Title", "Text", "/", null), audience);
  }
}
