package org.policyrelay.engine.tasklist;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filters, where an expression that cannot be evaluated is the mistake of who wrote
 * the filter and no fault of the server.
 */
final class SavedListService extends FilterServiceImpl {

  /** How the engine begins; it has no exception of its own for this. */
  private static final String UNREADABLE = "Unable to resolve expression";

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
