package org.policyrelay.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.browser.Accessibility.violations;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.packages.PolicyPackages;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.policyrelay.translation.DraftTranslations;
import org.policyrelay.translation.ProposedTranslation;
import org.springframework.beans.factory.annotation.Autowired;

/** What Ad Policy does on the page of a package. */
@RelayTest
@Tag("any-database")
class PackageBrowserTest extends BrowserSteps {

  private static final String FORM = "form[action$='/translations/add']";

  @Autowired PolicyPackages packages;
  @Autowired DraftTranslations translations;

  @BeforeEach
  void stopTime() {
    relay.stopTime();
  }

  @Test
  void aTranslationIsAddedWhereThePackageIsRead() {
    var first = relay.propose("policy-specialist", Policies.proposal(Policies.mustRule()));
    var part = relay.propose("policy-specialist", Policies.proposal(Policies.mustRule()));
    var key = packages.open("To be translated", List.of(first, part), "policy-specialist");
    relay.settle();
    try (var context = newContext(390, 800)) {
      var page = open(context, "/login");
      page.fill("#username", "policy-specialist");
      page.fill("#password", "demo");
      page.click("main button[type=submit]");
      page.navigate(address("/packages/" + key));
      assertThat(page.locator(FORM).isVisible()).as("it is folded away").isFalse();
      page.click("summary:has-text('Add a translation')");
      page.selectOption("#tr-change", new SelectOption().setValue(part));
      page.click(FORM + " button");
      assertThat(translations.of(part)).as("the browser asks for the rest").isEmpty();
      fill(page, "tlh-");
      assertThat(page.locator("p.error").innerText()).contains("language");
      assertThat(translations.of(part)).isEmpty();

      page.click("summary:has-text('Add a translation')");
      page.selectOption("#tr-change", new SelectOption().setValue(part));
      fill(page, "th");
      assertThat(page.locator("table:has(th:text('Language'))").innerText())
          .contains("Thai", "Proposed", "Approve translation");
      wholePicture(page, "package-translated");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      assertThat(violations(page)).isEmpty();
    }
    assertThat(faults).isEmpty();
    assertThat(translations.of(part))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.language()).isEqualTo("th");
              assertThat(one.state()).isEqualTo(ProposedTranslation.State.PROPOSED);
              assertThat(one.wording().policy())
                  .isEqualTo("โฆษณาแอลกอฮอล์\n\n1. ผู้ชมต้องมีอายุ 18 ปี");
            });
    assertThat(translations.of(first)).isEmpty();
  }

  private static void fill(Page page, String language) {
    page.fill("#tr-language", language);
    page.fill("#tr-name", "แอลกอฮอล์");
    page.fill("#tr-policy", "โฆษณาแอลกอฮอล์\n\n1. ผู้ชมต้องมีอายุ 18 ปี");
    page.click(FORM + " button");
    page.waitForLoadState();
  }
}
