package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.policyrelay.support.HeardLog;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A fault that nobody thought of tells the caller a reference, and the log the rest. */
class FaultsTest {

  @RegisterExtension final HeardLog log = HeardLog.of(ProblemAdvice.class);

  @RestController
  static class Broken {
    @GetMapping("/api/broken")
    String broken() {
      throw new IllegalStateException("password=secret");
    }

    @GetMapping("/api/late")
    String late() {
      throw new DuplicateKeyException("unique index violated: secret");
    }
  }

  @Test
  void nothingLeaksAndTheReferenceIsInTheLogOnce() throws Exception {
    var mvc = standaloneSetup(new Broken()).setControllerAdvice(new ProblemAdvice()).build();

    var response = mvc.perform(get("/api/broken")).andReturn().getResponse();

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    var body = response.getContentAsString();
    assertThat(body).contains("internal-error").doesNotContain("secret", "IllegalState");
    var reference = body.replaceAll("(?s).*reference ([0-9a-f-]{36}).*", "$1");
    assertThat(log.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage()).contains("[" + reference + "]");
              assertThat(event.getThrowableProxy().getMessage()).isEqualTo("password=secret");
            });
  }

  /** Of two who add the same at once, the second does nothing wrong. */
  @Test
  void whoAddsWhatSomebodyElseHasJustAddedIsToldSo() throws Exception {
    var mvc = standaloneSetup(new Broken()).setControllerAdvice(new ProblemAdvice()).build();

    var response = mvc.perform(get("/api/late")).andReturn().getResponse();

    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(response.getContentAsString())
        .contains("changed-meanwhile")
        .doesNotContain("secret", "index");
  }
}
