package org.policyrelay.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.RelayItself;
import org.policyrelay.kernel.SettingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * The commands of {@code java -jar policy-relay.jar COMMAND}. They answer 0 when done or true, 1
 * when failed or false, 2 when used wrongly.
 */
@Command(
    name = "policy-relay",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    description = {
      "Without a command, serves Policy Relay; --<setting>=<value> overrides application.yml.",
      "With a command, does that and ends."
    },
    subcommands = ExplainDeadline.class)
public final class Commands {

  /** Who did it, in the record of what happened. */
  static final String OPERATOR = RelayItself.COMMAND_LINE;

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private Commands() {}

  /** Whether the arguments name a command or ask for help, rather than settings to serve with. */
  public static boolean isCommand(String... args) {
    return args.length > 0
        && (!args[0].startsWith("-")
            || args[0].equals("--help")
            || args[0].equals("-h")
            || args[0].equals("--version")
            || args[0].equals("-V"));
  }

  /**
   * Runs the command on the process's own streams.
   *
   * @param application what a command starts that needs the database
   * @return the exit code
   */
  public static int run(Class<?> application, String... args) {
    return line(application).execute(args);
  }

  static int run(Class<?> application, PrintWriter out, PrintWriter err, String... args) {
    return line(application).setOut(out).setErr(err).execute(args);
  }

  private static CommandLine line(Class<?> application) {
    return new CommandLine(new Commands())
        .addSubcommand(new ImportPolicies(application))
        .addSubcommand(new Unlock(application))
        .setExecutionExceptionHandler(refusals());
  }

  /** A refusal is the caller's to mend: a sentence, no stack trace. */
  private static IExecutionExceptionHandler refusals() {
    return (thrown, line, parsed) -> {
      if (thrown instanceof RefusedException || thrown instanceof SettingException) {
        line.getErr().println(thrown.getMessage());
        if (thrown instanceof RefusedException refused) {
          refused
              .fields()
              .forEach(
                  field -> line.getErr().println("  " + field.field() + " " + field.message()));
        }
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return WRONG_USAGE;
      }
      if (thrown instanceof NotStarted) {
        return FAILED;
      }
      if (thrown instanceof UncheckedIOException unreadable) {
        line.getErr().println(unreadable.getMessage());
        return FAILED;
      }
      throw thrown;
    };
  }
}
