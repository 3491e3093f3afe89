package org.policyrelay.engine.door.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;

/**
 * Reads what clients send as the engine does, and takes a {@code null} among the entries of a list
 * or the variables of a form for an entry that is not there: the engine asks each for its fields.
 */
public final class ClientJson extends JacksonConfigurator {

  @Override
  public ObjectMapper getContext(Class<?> type) {
    var mapper = super.getContext(type);
    mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP));
    return mapper;
  }
}
