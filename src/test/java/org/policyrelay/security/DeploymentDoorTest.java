package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A model is code, and code does not come in over HTTP, not from an administrator either. */
@RelayTest
class DeploymentDoorTest {

  private static final String MARK = "relay.evaluated";
  private static final String BOUNDARY = "a-boundary";
  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
        <process id="hostile" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="start"/>
          <serviceTask id="run"
              camunda:expression="${environment.systemProperties.put('relay.evaluated', 'x')}"/>
          <sequenceFlow id="flow" sourceRef="start" targetRef="run"/>
        </process>
      </definitions>
      """;

  @Autowired RepositoryService repository;
  @LocalServerPort int port;

  @AfterEach
  void cleanUp() {
    repository
        .createDeploymentQuery()
        .deploymentName("hostile")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    System.clearProperty(MARK);
  }

  @Test
  void nobodyDeploys() {
    for (var user : List.of("admin", "policy-manager", "trainer")) {
      for (var path :
          List.of(
              "/engine-rest/deployment/create", "/engine-rest/engine/default/deployment/create")) {
        var answer =
            Http.at(port)
                .as(user)
                .post(
                    path,
                    part("deployment-name", "", "hostile") + part("m", "m.bpmn", MODEL) + end(),
                    "Content-Type",
                    "multipart/form-data; boundary=" + BOUNDARY);
        assertThat(answer.status()).as(user + " " + path + " " + answer.text()).isEqualTo(403);
      }
    }
    assertThat(repository.createDeploymentQuery().deploymentName("hostile").count()).isZero();
  }

  @Test
  void nobodyDeploysAgain() {
    var known = repository.createDeploymentQuery().list().get(0).getId();
    var before = repository.createDeploymentQuery().count();
    var answer =
        Http.at(port)
            .as("admin")
            .post("/engine-rest/deployment/" + known + "/redeploy", Map.of("source", "x"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("not-allowed");
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  private static String part(String name, String file, String content) {
    var named = file.isEmpty() ? "" : "; filename=\"" + file + "\"";
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, named, content);
  }

  private static String end() {
    return "--" + BOUNDARY + "--\r\n";
  }
}
