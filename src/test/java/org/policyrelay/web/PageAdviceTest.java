package org.policyrelay.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two managers decide over one change at the same moment: one is heard, the other is told. */
class PageAdviceTest {

  @Controller
  static class Deciding {

    @PostMapping("/decide")
    String decide(@RequestParam String meets) {
      throw meets.equals("row")
          ? new OptimisticLockingFailureException("Failed to update")
          : new CannotAcquireLockException("deadlock");
    }
  }

  @Test
  void whoComesSecondIsToldAndNotThatWeFailed() throws Exception {
    var pages =
        MockMvcBuilders.standaloneSetup(new Deciding())
            .setControllerAdvice(new PageAdvice(caller -> null))
            .setSingleView((values, request, response) -> {})
            .build();
    for (var meets : new String[] {"row", "lock"}) {
      pages
          .perform(post("/decide").param("meets", meets))
          .andExpect(status().isConflict())
          .andExpect(model().attribute("status", 409))
          .andExpect(model().attribute("refusal", containsString("at the same moment")));
    }
  }
}
