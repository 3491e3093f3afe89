package org.policyrelay.engine.door.lists;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.filter.FilterQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;
import org.policyrelay.engine.ListTerms;
import org.policyrelay.engine.door.expression.QueryExpressions;

/**
 * The engine's filters. What one asks when it is read is a term of the relay's own, and stands only
 * in the lists that the relay itself has made. One that an older relay let somebody store asks for
 * nothing any more: reading it is the mistake of who wrote it, and no fault of the server.
 */
final class SavedListService extends FilterServiceImpl {

  private final IdentityService identity;
  private final ListTerms terms;
  private final TeamLists names;

  SavedListService(IdentityService identity, ListTerms terms) {
    this.identity = identity;
    this.names = new TeamLists(identity);
    this.terms = terms;
  }

  /** How the engine begins; it has no exception of its own for this. */
  private static final String UNREADABLE = "Unable to resolve expression";

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
    if (identity.getCurrentAuthentication() != null) {
      var stored = filter.getId() == null ? null : getFilter(filter.getId());
      known.retainAll(stored == null ? Set.of() : QueryExpressions.of(stored.getQuery()));
    }
    return known;
  }

  @Override
  public <T> List<T> list(String filterId) {
    return explain(() -> super.list(filterId));
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
    return explain(() -> super.list(filterId, extending));
  }

  @Override
  public <T> List<T> listPage(String filterId, int first, int most) {
    return explain(() -> super.listPage(filterId, first, most));
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> listPage(
      String filterId, Q extending, int first, int most) {
    return explain(() -> super.listPage(filterId, extending, first, most));
  }

  @Override
  public <T> T singleResult(String filterId) {
    return explain(() -> super.singleResult(filterId));
  }

  @Override
  public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extending) {
    return explain(() -> super.singleResult(filterId, extending));
  }

  @Override
  public Long count(String filterId) {
    return explain(() -> super.count(filterId));
  }

  @Override
  public Long count(String filterId, Query<?, ?> extending) {
    return explain(() -> super.count(filterId, extending));
  }

  private static <T> T explain(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProcessEngineException failed) {
      var message = failed.getMessage();
      if (message != null && message.startsWith(UNREADABLE)) {
        throw new BadUserRequestException(message, failed);
      }
      throw failed;
    }
  }
}
