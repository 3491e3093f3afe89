package org.policyrelay.engine.door.lists;

import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's query for lists; what it has found is {@linkplain TeamLists named} afterwards. */
@SuppressWarnings("serial") // the engine's queries are, and nobody serializes one
final class NamedLists extends FilterQueryImpl {

  private final transient TeamLists names;

  NamedLists(CommandExecutor executor, TeamLists names) {
    super(executor);
    this.names = names;
  }

  @Override
  public List<Filter> list() {
    return names.named(super.list());
  }

  @Override
  public List<Filter> listPage(int first, int most) {
    return names.named(super.listPage(first, most));
  }

  @Override
  public List<Filter> unlimitedList() {
    return names.named(super.unlimitedList());
  }
}
