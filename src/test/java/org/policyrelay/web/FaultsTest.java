package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A fault that nobody thought of tells the caller a reference, and the log the rest. */
class FaultsTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  /** Whatever a command in the same virtual machine has made of the levels. */
  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

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
    assertThat(log.list)
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
