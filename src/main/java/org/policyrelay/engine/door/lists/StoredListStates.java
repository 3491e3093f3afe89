package org.policyrelay.engine.door.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.policyrelay.engine.ListStates;
import org.springframework.stereotype.Component;

/** Looks at the row of a list: what it asks and shows is JSON there, in which order has no say. */
@Component
class StoredListStates implements ListStates {

  private final ObjectMapper json;

  StoredListStates(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public int revisionOf(Filter stored) {
    return ((FilterEntity) stored).getRevision();
  }

  @Override
  public boolean isSame(Filter one, Filter other) {
    var left = (FilterEntity) one;
    var right = (FilterEntity) other;
    return left.getName().equals(right.getName())
        && read(left.getQueryInternal()).equals(read(right.getQueryInternal()))
        && read(left.getPropertiesInternal()).equals(read(right.getPropertiesInternal()));
  }

  private JsonNode read(String row) {
    try {
      return json.readTree(row);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the engine stores its lists as JSON", broken);
    }
  }
}
