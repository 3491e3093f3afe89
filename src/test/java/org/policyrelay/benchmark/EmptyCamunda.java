package org.policyrelay.benchmark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * What the same starters start by themselves: the engine and its web applications, no process, no
 * component. Not a configuration of its own, so that nothing of ours is scanned from here, and no
 * scan of ours finds it.
 */
@EnableAutoConfiguration
public class EmptyCamunda {

  public static void main(String[] args) {
    SpringApplication.run(EmptyCamunda.class, args);
  }
}
