package org.policyrelay;

import org.policyrelay.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the relay: process engine, web applications, HTTP API and public policy site; or, with a
 * command, does that and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PolicyRelayApplication {

  public static void main(String[] args) {
    OneLocale.set();
    if (Commands.isCommand(args)) {
      System.exit(Commands.run(PolicyRelayApplication.class, args));
    }
    SpringApplication.run(PolicyRelayApplication.class, args);
  }
}
