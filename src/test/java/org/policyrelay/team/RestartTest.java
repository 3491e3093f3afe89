package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCost;
import org.policyrelay.support.SqlCounter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** What a start does again when everything is there, and what it leaves for later. */
@RelayTest
class RestartTest {

  @Autowired TeamSetup teams;
  @Autowired DemoUsers people;
  @Autowired SqlCounter counter;
  @Autowired ConfigurableListableBeanFactory beans;

  @Test
  void teamsAreLookedUpAndNothingIsWritten() {
    var cost = counter.of(teams::afterPropertiesSet);
    assertThat(cost.count(SqlCost.Kind.READ)).isEqualTo(58);
    assertThat(cost.rows()).isZero();
  }

  @Test
  void allDemoUsersAreLookedUpAtOnce() {
    var cost = counter.of(people::afterPropertiesSet);
    assertThat(cost.count(SqlCost.Kind.READ)).isEqualTo(1);
    assertThat(cost.rows()).isZero();
  }

  @Test
  void rowsAndSearchAreMadeWhenTheyAreAskedFor() {
    assertThat(beans.getBeanDefinition("changeRows").isLazyInit()).isTrue();
    assertThat(beans.getBeanDefinition("jdbcMappingContext").isLazyInit()).isTrue();
    assertThat(beans.getBeanDefinition("searchIndex").isLazyInit()).isTrue();
  }
}
