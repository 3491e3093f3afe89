package org.policyrelay.engine.door.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.engine.door.form.AnswerDesk;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who asks for a form is nobody to the thread's next request. */
@RelayTest
class FormValuesFilterTest {

  @Autowired Relay relay;
  @Autowired ObjectProvider<AnswerDesk> desk;
  @Autowired ObjectProvider<EngineLogin> login;
  @Autowired ObjectMapper json;

  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private Optional<String> within = Optional.empty();

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void theCallerIsGoneWithTheAnswer() throws Exception {
    var change = relay.propose("policy-specialist", Policies.proposal(Policies.mustRule()));
    var task = relay.task(change, "Task_DraftRevision").getId();

    get(task, answering("{\"outcome\": {\"value\": \"submit\"}}"));

    assertThat(response.getContentAsString()).contains("briefing").doesNotContain("outcome");
    assertThat(login.getObject().user()).isEmpty();
  }

  @Test
  void theCallerIsGoneWhereTheFormHasNoValues() {
    assertThatThrownBy(() -> get("none", answering("{}"))).isInstanceOf(RefusedException.class);

    assertThat(login.getObject().user()).isEmpty();
  }

  @Test
  void noCallerComesAboutWhereTheChainThrows() {
    FilterChain failing =
        (request, answer) -> {
          within = login.getObject().user();
          throw new IOException("the connection is gone");
        };

    assertThatThrownBy(() -> get("any", failing)).isInstanceOf(IOException.class);

    assertThat(within).isEmpty();
    assertThat(login.getObject().user()).isEmpty();
  }

  private void get(String task, FilterChain chain) throws Exception {
    var request =
        new MockHttpServletRequest(
            "GET", "/camunda/api/engine/engine/default/task/" + task + "/form-variables");
    request.setUserPrincipal(() -> "policy-specialist");
    new FormValuesFilter(desk, new AsCaller(login), json).doFilter(request, response, chain);
  }

  private static FilterChain answering(String body) {
    return (request, answer) ->
        answer.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
