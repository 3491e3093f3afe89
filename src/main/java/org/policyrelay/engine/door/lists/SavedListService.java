package org.policyrelay.engine.door.lists;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.filter.FilterQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.policyrelay.engine.ListTerms;
import org.policyrelay.engine.door.expression.QueryExpressions;

/**
 * The engine's filters. What one asks when it is read is a term of the relay's own, and stands only
 * in the lists that the relay itself has made. One that an older relay let somebody store asks for
 * nothing any more: reading it is the mistake of who wrote it, and no fault of the server.
 */
final class SavedListService extends FilterServiceImpl {

  private final Supplier<IdentityService> identity;
  private final ListTerms terms;
  private final TeamLists names;

  /**
   * @param identity the engine's service when it is asked, not the one that it had before the
   *     guards came: only the one in use knows who is asking
   */
  SavedListService(Supplier<IdentityService> identity, ListTerms terms) {
    this.identity = identity;
    this.names = new TeamLists(identity);
    this.terms = terms;
  }

  @Override
  public Filter saveFilter(Filter filter) {
    var asked = QueryExpressions.of(filter.getQuery());
    if (!asked.isEmpty()) {
      asked.removeAll(allowedIn(filter, asked));
      if (!asked.isEmpty()) {
        throw QueryExpressions.refuse(asked);
      }
    }
    return super.saveFilter(TeamLists.plain(filter));
  }

  @Override
  public FilterQuery createFilterQuery() {
    return new NamedLists(commandExecutor, names);
  }

  @Override
  public FilterQuery createTaskFilterQuery() {
    return createFilterQuery().filterResourceType(EntityTypes.TASK);
  }

  /** The relay may ask for its terms; a person leaves standing what a list of the relay's asks. */
  private Set<QueryExpressions.Asked> allowedIn(Filter filter, Set<QueryExpressions.Asked> asked) {
    var known =
        asked.stream()
            .filter(one -> terms.find(one.text()).isPresent())
            .collect(Collectors.toCollection(HashSet::new));
    if (identity.get().getCurrentAuthentication() != null) {
      var stored = filter.getId() == null ? null : getFilter(filter.getId());
      known.retainAll(stored == null ? Set.of() : QueryExpressions.of(stored.getQuery()));
    }
    return known;
  }
}
