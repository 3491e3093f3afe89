package org.policyrelay.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction has read or written already, so that it asks the database once. A
 * step of a model is several calls that know nothing of each other: the delegate, the expressions
 * for the dates of its task, the expression for its timer. With the transaction everything is
 * forgotten; outside of one nothing is remembered.
 */
public final class TransactionMemory<K, V> {

  /** What is known of the key: the value, or that there is none. */
  public Optional<V> get(K key, Supplier<Optional<V>> read) {
    var known = known();
    if (known == null) {
      return read.get();
    }
    var value = known.get(key);
    if (value == null) {
      value = read.get();
      known.put(key, value);
    }
    return value;
  }

  /** The value that has just been written. */
  public V put(K key, V value) {
    var known = known();
    if (known != null) {
      known.put(key, Optional.of(value));
    }
    return value;
  }

  /** Something was written of which it is not known what it is now. */
  public void clear() {
    var known = known();
    if (known != null) {
      known.clear();
    }
  }

  private @Nullable Map<K, Optional<V>> known() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return null;
    }
    if (TransactionSynchronizationManager.getResource(this) instanceof Known<?, ?> bound) {
      @SuppressWarnings("unchecked") // nobody else binds anything to this memory
      var ours = (Known<K, V>) bound;
      return ours.values;
    }
    var begun = new Known<K, V>();
    TransactionSynchronizationManager.bindResource(this, begun);
    TransactionSynchronizationManager.registerSynchronization(
        new ResourceHolderSynchronization<>(begun, this) {});
    return begun.values;
  }

  private static final class Known<K, V> extends ResourceHolderSupport {
    private final Map<K, Optional<V>> values = new HashMap<>();
  }
}
