package org.policyrelay.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** The lists that a group finds at the left of Tasklist. */
@Component
public class TaskLists {

  /** The property of a list of the relay's own: whose it is, and what it is called. */
  public static final String MARK = "relayList";

  /** The property of such a list that the relay has stored anew: as which revision. */
  private static final String STORED = "relayRevision";

  private static final String READER = "${currentUser()}";

  private final FilterService filters;
  private final TaskService tasks;
  private final IdentityService identity;
  private final Grants grants;
  private final ListTerms terms;
  private final ListStates states;

  TaskLists(
      FilterService filters,
      TaskService tasks,
      IdentityService identity,
      Grants grants,
      ListTerms terms,
      ListStates states) {
    this.filters = filters;
    this.tasks = tasks;
    this.identity = identity;
    this.grants = grants;
    this.terms = terms;
    this.states = states;
  }

  /** What is in a list. Suspended work never is: nobody can act on it. */
  public interface Content {
    /** Everything that the group may act on, claimed or not. */
    static Content all() {
      return query -> {};
    }

    /** Only these steps of the models. */
    static Content steps(String... activities) {
      return query -> query.taskDefinitionKeyIn(activities);
    }

    /** These steps, and whatever waits in an instance of whose variables one is true. */
    static Content stepsOrWhere(Collection<String> variables, Collection<String> activities) {
      return query -> {
        var either = query.or().taskDefinitionKeyIn(activities.toArray(String[]::new));
        variables.forEach(variable -> either.processVariableValueEquals(variable, true));
        either.endOr();
      };
    }

    /**
     * Due before an instant that is asked for when the list is read.
     *
     * @param term under which name the engine keeps the question; as it may be kept already, it
     *     does not change
     */
    static Content dueBefore(String term, Supplier<Date> instant) {
      return new Content() {
        @Override
        public void narrow(TaskQuery query) {
          query.dueBeforeExpression(term);
        }

        @Override
        public Map<String, Supplier<?>> terms() {
          return Map.of(term, instant);
        }
      };
    }

    /** At least this urgent. */
    static Content priorityFrom(int priority) {
      return query -> query.taskMinPriority(priority);
    }

    void narrow(TaskQuery query);

    /** What the list asks when it is read. */
    default Map<String, Supplier<?>> terms() {
      return Map.of();
    }
  }

  /**
   * A column of a list.
   *
   * @param variable of the process instance
   * @param place among the columns, the lowest first
   */
  public record Column(String variable, String heading, int place) {}

  /** Reads once which lists are there, for all that are to be added. */
  public Adding adding() {
    var stored = new HashMap<String, Filter>();
    for (var filter : filters.createTaskFilterQuery().list()) {
      if (filter.getProperties().get(MARK) instanceof String mark) {
        stored.putIfAbsent(mark, filter);
      }
    }
    return new Adding(stored);
  }

  /** Adds lists beside those that were there when it began. */
  public final class Adding {

    private final Map<String, Filter> stored;

    private Adding(Map<String, Filter> stored) {
      this.stored = stored;
    }

    /**
     * Adds a list for a group, or brings the one that it has up to date: one that a person has
     * changed stays as it is.
     *
     * @param sources the groups whose tasks are in it; a reader sees those that they may see
     * @param position 0 stands first
     */
    public void add(
        String group,
        List<String> sources,
        String name,
        String description,
        int position,
        Content content,
        List<Column> columns) {
      var query =
          tasks.createTaskQuery().active().taskCandidateGroupIn(sources).includeAssignedTasks();
      content.narrow(query);
      content.terms().forEach(terms::add);
      add(group, name, description, position, query, columns);
    }

    /** Adds the list of what the reader has claimed. */
    public void addMine(
        String group, String name, String description, int position, List<Column> columns) {
      terms.add(READER, TaskLists.this::reader);
      var query = tasks.createTaskQuery().active().taskAssigneeExpression(READER);
      add(group, name, description, position, query, columns);
    }

    private void add(
        String group,
        String name,
        String description,
        int position,
        TaskQuery query,
        List<Column> columns) {
      var mark = group + "/" + name;
      var list = filters.newTaskFilter(name).setQuery(query);
      list.setProperties(properties(description, position, columns, mark));
      var before = stored.get(mark);
      if (before != null) {
        bringUpToDate(before, list);
      } else {
        filters.saveFilter(list);
        grants.readFilter(group, list.getId());
      }
    }
  }

  private String reader() {
    var reader = identity.getCurrentAuthentication();
    if (reader == null) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "A list of one's own work needs somebody who reads it: log in");
    }
    return reader.getUserId();
  }

  /** Whoever stores a list raises its revision, so one that only the relay has stored is known. */
  private void bringUpToDate(Filter stored, Filter list) {
    var last = stored.getProperties().get(STORED);
    var byUs = last instanceof Number revision ? revision.intValue() : 1;
    if (last != null) {
      list.getProperties().put(STORED, last);
    }
    if (states.revisionOf(stored) != byUs || states.isSame(stored, list)) {
      return;
    }
    list.getProperties().put(STORED, byUs + 1);
    filters.saveFilter(
        stored
            .setName(list.getName())
            .setQuery(list.getQuery())
            .setProperties(list.getProperties()));
  }

  private static Map<String, Object> properties(
      String description, int position, List<Column> columns, String mark) {
    var variables = new ArrayList<Map<String, Object>>();
    for (var column : columns) {
      variables.add(Map.of("name", column.variable(), "label", column.heading()));
    }
    var properties = new LinkedHashMap<String, Object>();
    properties.put("description", description);
    properties.put("priority", position);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put("variables", variables);
    properties.put(MARK, mark);
    return properties;
  }
}
