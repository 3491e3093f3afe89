package org.policyrelay.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unlock}: lets a user try passwords again at once, on every node. */
@Command(
    name = "unlock",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a user log in at once who would have to wait after too many wrong passwords.",
      "Nobody is locked for good: without this command the wait passes by itself, within a minute."
    },
    footer = {
      "",
      "A file database is open to one process at a time: stop the relay first, or wait."
    })
final class Unlock implements Callable<Integer> {

  private final Class<?> application;

  @Parameters(paramLabel = "USER", description = "as they log in")
  private String user = "";

  @Spec private @Nullable CommandSpec spec;

  Unlock(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    try (var relay = RelayContext.start(application)) {
      if (!relay.getBean(EngineLogin.class).unlock(user, Commands.OPERATOR)) {
        throw new RefusedException(ErrorCode.NOT_FOUND, "There is no user '%s'".formatted(user));
      }
    }
    if (spec != null) {
      spec.commandLine().getOut().println(user + " can log in at once");
    }
    return 0;
  }
}
