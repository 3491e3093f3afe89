package org.policyrelay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the relay: process engine, web applications, HTTP API and public policy site. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PolicyRelayApplication {

  public static void main(String[] args) {
    SpringApplication.run(PolicyRelayApplication.class, args);
  }
}
