package org.policyrelay;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Beans;
import org.policyrelay.support.Model;

/**
 * The ids of a model are written in the module whose classes carry it out, and nowhere else: others
 * use that module's constants, or are told by its beans.
 */
@Tag("any-database")
class ModelIdsTest {

  private static final Path SOURCES = Path.of("src/main/java/org/policyrelay");

  /** Possessive, or a long text block takes a frame of the stack for each character. */
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern ELEMENT =
      Pattern.compile("(?:Task|Event|Activity|Gateway|Timer|SubProcess|Call)_[A-Za-z0-9_]+");

  @Test
  void onlyTheModuleThatOwnsAModelWritesItsIds() throws IOException {
    var owners = owners();
    var written = new HashSet<String>();
    var wrong = new ArrayList<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(one -> one.toString().endsWith(".java")).sorted().toList()) {
        var module = SOURCES.relativize(file).getName(0).toString();
        for (var word : wordsIn(Files.readString(file))) {
          var owner = owners.get(word);
          if (owner != null && owner.contains(module)) {
            written.add(word);
          } else if (owner != null) {
            wrong.add("%s writes %s, which belongs to %s".formatted(file, word, owner));
          } else if (ELEMENT.matcher(word).matches()) {
            wrong.add("%s writes %s, which is in no model".formatted(file, word));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(written)
        .containsAll(Model.all().stream().map(model -> model.process().getId()).toList());
  }

  private static List<String> wordsIn(String source) {
    return LITERAL
        .matcher(source)
        .results()
        .flatMap(literal -> WORD.matcher(literal.group(1)).results())
        .map(word -> word.group())
        .toList();
  }

  /** Every id of every model, with the modules of the classes that carry the model out. */
  private static Map<String, Set<String>> owners() {
    var beans = Beans.all();
    var owners = new HashMap<String, Set<String>>();
    for (var model : Model.all()) {
      var modules =
          model.workTasks().stream()
              .map(task -> requireNonNull(beans.get(delegateOf(task)), task.getId()))
              .map(type -> type.getPackageName().split("\\.", -1)[2])
              .collect(toSet());
      assertThat(modules).as("who carries out %s", model).hasSize(1);
      var ids = new HashSet<String>();
      model.each(BaseElement.class).stream()
          .map(BaseElement::getId)
          .filter(id -> id != null && ELEMENT.matcher(id).matches())
          .forEach(ids::add);
      ids.add(model.process().getId());
      ids.forEach(id -> owners.computeIfAbsent(id, any -> new HashSet<>()).addAll(modules));
    }
    return owners;
  }

  private static String delegateOf(Task task) {
    var expression =
        task instanceof ServiceTask service
            ? service.getCamundaDelegateExpression()
            : ((BusinessRuleTask) task).getCamundaDelegateExpression();
    return expression.substring(2, expression.length() - 1);
  }
}
