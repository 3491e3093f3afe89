package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Translations of parts in tests: who sends them, and what is seen of them. */
abstract class TranslatedParts {

  static final String DOOR = "/api/policy-packages";
  static final String THAI = "โฆษณาแอลกอฮอล์ต้องแสดงต่อผู้ใหญ่เท่านั้น";

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @Autowired ProposedTranslations proposed;
  @LocalServerPort int port;

  Http specialist = Http.at(0);
  Http manager = Http.at(0);

  @BeforeEach
  void people() {
    specialist = Http.at(port).as(SPECIALIST);
    manager = Http.at(port).as(MANAGER);
  }

  String propose(String key, String change, String language, String text) {
    return propose(specialist, key, change, language, text);
  }

  String propose(Http by, String key, String change, String language, String text) {
    var answer = by.put(door(key, change, language), words(text));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("change").asText()).isEqualTo(change);
    assertThat(answer.json().path("version").isNull()).isTrue();
    relay.settle();
    return answer.json().path("key").asText();
  }

  static String door(String key, String change, String language) {
    return "%s/%s/changes/%s/translations/%s".formatted(DOOR, key, change, language);
  }

  static Map<String, String> words(String text) {
    return Map.of("name", "แอลกอฮอล์", "policy", text);
  }

  JsonNode view(String key) {
    return specialist.get(DOOR + "/" + key).json();
  }

  PackageSteps steps() {
    return new PackageSteps(relay, packages);
  }
}
