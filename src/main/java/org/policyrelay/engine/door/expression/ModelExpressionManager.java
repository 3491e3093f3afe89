package org.policyrelay.engine.door.expression;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.ListTerms;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates what a model asks of the case that it runs for. A query runs for no case, and is the
 * only one that asks without a scope: its text is looked up among the terms that the relay has made
 * known. So it reaches no bean, no function and no method of any object.
 */
final class ModelExpressionManager extends SpringExpressionManager {

  private final ListTerms terms;

  ModelExpressionManager(ApplicationContext beans, ListTerms terms) {
    super(beans);
    this.terms = terms;
  }

  /**
   * @throws RefusedException for a text that is no expression, in a model or in a stored list
   */
  @Override
  public Expression createExpression(String text) {
    try {
      return new ScopedExpression(createValueExpression(text), text);
    } catch (ELException unreadable) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "'%s' cannot be read as an expression; correct the model or the list that has it"
              .formatted(text));
    }
  }

  private Object valueForQuery(String text) {
    return terms
        .find(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.INVALID_REQUEST, "A query cannot ask for '" + text + "'"))
        .get();
  }

  private final class ScopedExpression extends JuelExpression {

    ScopedExpression(ValueExpression parsed, String text) {
      super(parsed, ModelExpressionManager.this, text);
    }

    @Override
    public @Nullable Object getValue(
        @Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
      return scope == null ? valueForQuery(getExpressionText()) : super.getValue(scope, execution);
    }

    @Override
    public void setValue(
        Object value, @Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
      if (scope == null) {
        throw new BadUserRequestException("A query sets nothing");
      }
      super.setValue(value, scope, execution);
    }
  }
}
