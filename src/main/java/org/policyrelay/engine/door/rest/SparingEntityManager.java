package org.policyrelay.engine.door.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Writes what somebody has changed and not what somebody has noticed. The engine keeps with each
 * execution which kinds of things it has: variables, tasks, jobs. Whoever looks and finds none any
 * more has that written down. So a read wrote, lost the race against who worked on the same
 * instance, or made that one lose. A kind that is kept although there is none costs the next reader
 * one query; the next real change of the execution tells it along.
 */
final class SparingEntityManager extends DbEntityManager {

  private static final String KINDS = "cachedEntityState";

  private final Map<String, Map<?, ?>> asRead = new HashMap<>();

  SparingEntityManager(IdGenerator ids, PersistenceSession session) {
    super(ids, session);
  }

  @Override
  public void onEntityLoaded(DbEntity entity) {
    super.onEntityLoaded(entity);
    if (entity instanceof ExecutionEntity execution) {
      asRead.computeIfAbsent(execution.getId(), id -> stateOf(execution));
    }
  }

  /** Somebody wants the execution written, to be sure that nobody else does. */
  @Override
  public void forceUpdate(DbEntity entity) {
    super.forceUpdate(entity);
    asRead.remove(entity.getId());
  }

  @Override
  protected void flushCachedEntity(CachedDbEntity cached) {
    if (cached.getEntityState() == DbEntityState.PERSISTENT
        && cached.getEntity() instanceof ExecutionEntity execution) {
      if (onlyMissesKinds(asRead.get(execution.getId()), stateOf(execution))) {
        return;
      }
      asRead.remove(execution.getId());
    }
    super.flushCachedEntity(cached);
  }

  private static boolean onlyMissesKinds(@Nullable Map<?, ?> before, Map<?, ?> now) {
    return before != null
        && before.get(KINDS) instanceof Integer had
        && now.get(KINDS) instanceof Integer has
        && !had.equals(has)
        && (has & ~had) == 0
        && now.entrySet().stream()
            .allMatch(
                one ->
                    KINDS.equals(one.getKey())
                        || Objects.equals(before.get(one.getKey()), one.getValue()));
  }

  private static Map<?, ?> stateOf(ExecutionEntity execution) {
    return (Map<?, ?>) execution.getPersistentState();
  }
}
