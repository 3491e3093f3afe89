package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.translation.ProposedTranslation.State;

/** Who sends translations of parts by which door, and what each page shows of them. */
@RelayTest
@StoppedTime
class PackageTranslationDoorsTest extends TranslatedParts {

  @Test
  void othersNeitherSendNorTakeOutNorReadIt() {
    var one = steps().proposed();
    var key = steps().opened(one);
    // every team has a part in it
    steps().upToApproval(one);
    var thai = propose(key, one, "th", THAI);
    for (var user : List.of("qa-lead", "training-lead", "ad-review-lead")) {
      var caller = Http.at(port).as(user);
      assertThat(caller.put(door(key, one, "ms"), words("Iklan")).status()).isEqualTo(403);
      assertThat(caller.get("/api/translations/" + thai).status()).isEqualTo(403);
      var seen = caller.get(DOOR + "/" + key).json().at("/translations/0");
      assertThat(seen.path("state").asText()).as("that it waits for it").isEqualTo("proposed");
      var page = Http.at(port).logIn(user).get("/packages/" + key).text();
      assertThat(page).contains(thai, "Thai").doesNotContain("/translations/" + thai, THAI);
      steps()
          .post(
              port,
              user,
              key,
              "translations/add",
              "change=" + one + "&language=ms&name=x&policy=y");
      steps().post(port, user, key, "translations/take-out", "reason=no&translation=" + thai);
    }
    assertThat(Http.at(port).put(door(key, one, "ms"), words("Iklan")).status()).isEqualTo(401);
    assertThat(view(key).path("translations")).hasSize(1);
    assertThat(proposed.get(thai).state()).isEqualTo(State.PROPOSED);
    var stranger = steps().proposed();
    assertThat(specialist.put(door(key, stranger, "th"), words(THAI)).status()).isEqualTo(404);
    assertThat(specialist.put(door("PKG-2027-0", one, "th"), words(THAI)).status()).isEqualTo(404);
    steps().opened(stranger);
    steps()
        .post(
            port,
            MANAGER,
            register.openWith(stranger).orElseThrow(),
            "take-out",
            "reason=no&translation=" + thai);
    assertThat(proposed.get(thai).state()).as("of another package").isEqualTo(State.PROPOSED);
  }

  @Test
  void itsPageTakesItAndSaysWhatToDoWithoutOne() {
    var one = steps().proposed();
    var key = steps().opened(one);
    var browser = Http.at(port).logIn(SPECIALIST);
    assertThat(browser.get("/packages/" + key).text())
        .contains("None goes with it.", "/changes/{change}/translations/{language}");
    steps()
        .post(
            port,
            SPECIALIST,
            key,
            "translations/add",
            "change="
                + one
                + "&language=ms&name=Iklan&policy=Satu%0D%0Adua&description=&guidance=+");
    var malay = proposed.get(view(key).at("/translations/0/key").asText());
    assertThat(malay.wording().policy()).isEqualTo("Satu\ndua");
    assertThat(malay.wording().description()).isNull();
    assertThat(malay.proposedBy()).isEqualTo(SPECIALIST);
    assertThat(browser.get("/packages/" + key).text())
        .contains(malay.key(), "Malay", "complete Approve translation")
        .doesNotContain("Take a translation out");
    assertThat(Http.at(port).logIn(MANAGER).get("/packages/" + key).text())
        .contains("Take a translation out", "Translation added");
    assertThat(browser.leadsTo("/translations/" + malay.key())).endsWith("/changes/" + one);
  }
}
