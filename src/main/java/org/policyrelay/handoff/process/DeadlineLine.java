package org.policyrelay.handoff.process;

import java.util.Map;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.MarkdownText;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.notification.Reader;
import org.springframework.stereotype.Component;

/** Shows in the form of every task by when it is due, and why. */
@Component
class DeadlineLine implements FormValues {

  private final TaskDeadlines deadlines;
  private final Reader reader;

  DeadlineLine(TaskDeadlines deadlines, Reader reader) {
    this.deadlines = deadlines;
    this.reader = reader;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return true;
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    return Map.of(
        "deadline", deadlines.line(task, reader.zone()).map(MarkdownText::escape).orElse(""));
  }
}
