package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.policyrelay.support.Http;

/** Leads who press refresh without a break, over HTTP as Tasklist does it. */
final class TeamList {

  private static final String FILTERS = "/camunda/api/engine/engine/default/filter";

  private TeamList() {}

  /** First pages of the team's list that all of them together get in a second. */
  static double perSecond(int port, int leads, int seconds) {
    var pool = Executors.newFixedThreadPool(leads);
    try {
      var begin = System.nanoTime();
      var until = begin + seconds * 1_000_000_000L;
      var work = new ArrayList<Callable<Integer>>();
      for (var lead = 0; lead < leads; lead++) {
        work.add(() -> refresh(port, until));
      }
      var pages = 0;
      for (var one : pool.invokeAll(work)) {
        pages += one.get();
      }
      return pages / ((System.nanoTime() - begin) / 1e9);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lead was not answered", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static int refresh(int port, long until) {
    var lead = Http.at(port).logIn(ListCalls.LEAD);
    var filter = "";
    for (var one : lead.get(FILTERS + "?resourceType=Task").json()) {
      if (one.path("name").asText().equals("My team's work")) {
        filter = one.path("id").asText();
      }
    }
    var pages = 0;
    while (System.nanoTime() < until) {
      var answer = lead.get(FILTERS + "/" + filter + "/list?firstResult=0&maxResults=15");
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.status() + " " + answer.text());
      }
      pages++;
    }
    return pages;
  }
}
