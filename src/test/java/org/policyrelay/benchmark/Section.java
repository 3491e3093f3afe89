package org.policyrelay.benchmark;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** A part of the benchmark. It prints its own table and gives its figures for the file. */
interface Section {

  String name();

  List<Figure> measure(ConfigurableApplicationContext relay, String database, List<Integer> sizes);
}
