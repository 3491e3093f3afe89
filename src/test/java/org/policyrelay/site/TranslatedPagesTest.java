package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** Readers in other languages. */
@RelayTest
class TranslatedPagesTest extends ReadByThePublic {

  @Test
  void aReaderGetsTheirLanguageAndIsToldWhenItIsBehind() throws Exception {
    var translations = "/api/policies/" + entry.policyId() + "/versions/1.0.0/translations";
    var wording = Map.of("name", "Iklan alkohol", "policy", "1. Penonton harus berusia 18 tahun.");
    translate(translations + "/id", wording);
    translate(translations + "/zh-hans", wording);
    translate(translations + "/ms-Arab", wording);
    var path = "/policies/" + entry.policyId();

    var indonesian = reader.get(path, "Accept-Language", "id-ID,id;q=0.9,en;q=0.5");
    assertThat(indonesian.headers().firstValue("Content-Language")).contains("id");
    assertThat(indonesian.body())
        .contains("lang=\"id\"", "Penonton harus", "The English text is the one that counts.");
    assertThat(
            reader.get(path, "Accept-Language", "zh-CN").headers().firstValue("Content-Language"))
        .contains("zh-Hans");
    assertThat(reader.get(path, "Accept-Language", "de, en;q=0.5").body())
        .contains("shown to adults only");
    assertThat(reader.get(path + "?lang=id").body())
        .contains("Penonton harus", "lang=\"id\" dir=\"ltr\"");
    assertThat(reader.get(path + "?lang=ms-Arab").body()).contains("lang=\"ms-Arab\" dir=\"rtl\"");
    assertThat(reader.get(path).body()).contains("shown to adults only", "Indonesian");

    reader.publish(Policies.with(entry, "policy", entry.text() + "  \r\n"), "1.0.1", Duration.ZERO);
    assertThat(reader.get(path, "Accept-Language", "id").body())
        .contains("Penonton harus", "The English text is the one that counts.", "version 1.0.1");

    reader.publish(
        Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ZERO);
    assertThat(reader.get(path, "Accept-Language", "id").body())
        .contains("Penonton harus", "The English text has changed since", "version 1.0.0");
    assertThat(
            Http.at(port)
                .get(translations.replace("1.0.0", "2.0.0"))
                .json()
                .get(0)
                .path("stale")
                .asBoolean())
        .isTrue();
  }

  /** Who reads it in Indonesian is told what is not in it. */
  @Test
  void whatIsNotInTheTranslationIsToBeReadInEnglish() throws Exception {
    var points = Policies.with(entry, "policy", "1. Adults only.\n2. A licence.\n3. By day.");
    reader.publish(points, "2.0.0", Duration.ZERO);
    translate(
        "/api/policies/%s/versions/2.0.0/translations/id".formatted(entry.policyId()),
        Map.of("name", "Alkohol", "policy", "Ringkasan.\n2. Izin."));
    assertThat(reader.get("/policies/" + entry.policyId() + "?lang=id").body())
        .contains("Izin", "Not in it, and to be read in English: §1, §3.");
  }

  @Test
  void notEverybodyTranslatesAndNotEverythingIsALanguage() {
    var translations = "/api/policies/" + entry.policyId() + "/versions/1.0.0/translations/";
    var wording = Map.of("name", "x", "policy", "y");
    var specialist = Http.at(port).as("policy-specialist");

    assertThat(Http.at(port).put(translations + "id", wording).status()).isIn(401, 403);
    assertThat(Http.at(port).as("qa-lead").put(translations + "id", wording).status())
        .isEqualTo(403);
    for (var tag : List.of("en", "en-AU", "i", "123", "id_ID!", "x-private")) {
      assertThat(specialist.put(translations + tag.replace("!", "%21"), wording).status())
          .as(tag)
          .isEqualTo(400);
    }
    assertThat(specialist.put(translations + "id", Map.of("name", "x")).json().toString())
        .contains("policy");
    assertThat(specialist.put(translations.replace("1.0.0", "9.9.9") + "id", wording).status())
        .isEqualTo(404);
  }

  private void translate(String door, Map<String, String> wording) {
    var proposed = Http.at(port).as("policy-specialist").put(door, wording);
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
    relay.settle();
    relay.complete(
        "policy-manager",
        proposed.json().path("key").asText(),
        "Task_ApproveTranslation",
        "outcome",
        "approve");
  }
}
