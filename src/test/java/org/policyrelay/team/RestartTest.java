package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCost;
import org.policyrelay.support.SqlCounter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a start does again when everything is there, and what it leaves for later. */
@RelayTest
class RestartTest {

  @Autowired TeamSetup teams;
  @Autowired FilterService filters;
  @Autowired JdbcClient jdbc;
  @Autowired DemoUsers people;
  @Autowired SqlCounter counter;
  @Autowired ConfigurableListableBeanFactory beans;

  @Test
  void teamsAreLookedUpAndNothingIsWritten() {
    var cost = counter.of(teams::afterPropertiesSet);
    assertThat(cost.count(SqlCost.Kind.READ)).isEqualTo(42);
    assertThat(cost.rows()).isZero();
  }

  /** A database of before has the list already, as an older relay asked it. */
  @Test
  void aListThatNobodyHasChangedIsBroughtUpToDate() {
    var id = idOf("Handed back to us");
    var now = queryOf(id);
    asAnOlderRelayStoredIt(id);

    teams.afterPropertiesSet();

    assertThat(queryOf(id)).isEqualTo(now).contains("cameBack");
    assertThat(counter.of(teams::afterPropertiesSet).rows()).as("it is up to date").isZero();
    asAnOlderRelayStoredIt(id);
    jdbc.sql("update ACT_RU_FILTER set REV_ = REV_ + 1 where ID_ = ?").param(id).update();
    teams.afterPropertiesSet();
    assertThat(queryOf(id)).as("one revision more than ours").doesNotContain("cameBack");
    set(id, now);
  }

  @Test
  void aListThatAPersonHasChangedStaysUnderWhateverName() {
    var id = idOf("Escalated");
    filters.saveFilter(list(id).setName("Climbed"));
    var before = filters.createTaskFilterQuery().count();

    var cost = counter.of(teams::afterPropertiesSet);

    assertThat(cost.rows()).isZero();
    assertThat(filters.createTaskFilterQuery().count()).as("none is added").isEqualTo(before);
    assertThat(list(id).getName()).isEqualTo("Climbed");
    filters.saveFilter(list(id).setName("Escalated"));
  }

  private Filter list(String id) {
    return filters.createTaskFilterQuery().filterId(id).singleResult();
  }

  private void asAnOlderRelayStoredIt(String id) {
    set(id, "{\"taskDefinitionKeyIn\": [\"Task_ReworkRevision\"]}");
  }

  private void set(String id, String query) {
    jdbc.sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?").params(query, id).update();
  }

  private String idOf(String list) {
    return jdbc.sql("select ID_ from ACT_RU_FILTER where PROPERTIES_ like ?")
        .param("%\"qa/" + list + "\"%")
        .query(String.class)
        .single();
  }

  private String queryOf(String id) {
    return jdbc.sql("select QUERY_ from ACT_RU_FILTER where ID_ = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  @Test
  void allDemoUsersAreLookedUpAtOnce() {
    var cost = counter.of(people::afterPropertiesSet);
    assertThat(cost.count(SqlCost.Kind.READ)).isEqualTo(1);
    assertThat(cost.rows()).isZero();
  }

  @Test
  void rowsAndSearchAreMadeWhenTheyAreAskedFor() {
    assertThat(beans.getBeanDefinition("searchIndex").isLazyInit()).isTrue();
  }
}
