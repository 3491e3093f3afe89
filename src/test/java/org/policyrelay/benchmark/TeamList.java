package org.policyrelay.benchmark;

import org.policyrelay.support.Http;

/** Leads who press refresh without a break, over HTTP as Tasklist does it. */
final class TeamList {

  private static final String FILTERS = "/camunda/api/engine/engine/default/filter";

  private TeamList() {}

  /** First pages of the team's list that all of them together get in a second. */
  static double perSecond(int port, int leads, int seconds) {
    return Callers.perSecond(leads, seconds * 1_000L, until -> refresh(port, until));
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
