package org.policyrelay.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyImport;
import org.policyrelay.policy.PolicyImport.Action;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code import}: takes policy entries from files into the configured database, all or none. The
 * relay itself is started for it without doing any work of its own.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Takes policy entries from JSON files (one entry or a list in each) into the database, all"
            + " or none.",
    footer = {
      "",
      "A file database is open to one process at a time: while the relay runs on it, use",
      "POST /api/policies/import instead."
    })
final class ImportPolicies implements Callable<Integer> {

  private final Class<?> application;

  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--dry-run", description = "only say what would change")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  ImportPolicies(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    var entries = read();
    try (var relay = RelayContext.start(application)) {
      var imports = relay.getBean(PolicyImport.class);
      var by = Commands.OPERATOR;
      var steps = dryRun ? imports.plan(entries, by) : imports.carryOut(entries, by);
      for (var step : steps) {
        var what = step.action() == Action.LEAVE ? "is there" : dryRun ? "would be added" : "added";
        say("%s %s %s".formatted(step.policyId(), step.version(), what));
        step.facts().forEach(fact -> say("  " + fact));
      }
      return 0;
    }
  }

  private List<JsonNode> read() {
    // as strict as the API: nothing in a file is lost or changed unseen
    var json =
        new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    var entries = new ArrayList<JsonNode>();
    for (var file : files) {
      try {
        var content = json.readTree(file.toFile());
        if (content.isArray()) {
          content.forEach(entries::add);
        } else {
          entries.add(content);
        }
      } catch (JsonProcessingException malformed) {
        throw new RefusedException(
            ErrorCode.INVALID_REQUEST, file + " is no JSON: " + malformed.getOriginalMessage());
      } catch (IOException missing) {
        throw new UncheckedIOException(file + " cannot be read", missing);
      }
    }
    return entries;
  }

  private void say(String line) {
    if (spec != null) {
      spec.commandLine().getOut().println(line);
    }
  }
}
