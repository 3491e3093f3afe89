package org.policyrelay.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.Translations;
import org.policyrelay.support.RelayTest;
import org.policyrelay.translation.ProposedTranslation.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a translation comes back, and of two who write at once one is refused. */
@RelayTest
class ProposedTranslationRowsTest {

  private static final String POLICY = "apac:alcohol";
  private static final String LANGUAGE = "tlh";
  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");

  @Autowired ProposedTranslationRows rows;
  @Autowired PolicyRegistry registry;
  @Autowired JdbcClient jdbc;

  private String version = "";

  @BeforeEach
  void aPolicyIsPublic() {
    version = registry.newestVersion(POLICY).orElseThrow().version();
  }

  @AfterEach
  void cleanUp() {
    jdbc.sql("delete from proposed_translation where language = ?").param(LANGUAGE).update();
  }

  @Test
  void everythingComesBackAsItWas() {
    var older = translation("TR-1999-1", AT);
    rows.add(older);
    assertThat(rows.find(older.key())).get().usingRecursiveComparison().isEqualTo(older);
    older.refused("lee", NOW, "wrong");
    rows.update(older);

    var newer = translation("TR-1999-2", NOW);
    rows.add(newer);
    assertThat(rows.of(Translated.version(POLICY, version), LANGUAGE))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(newer, older);
  }

  @Test
  void nobodyWritesOverWhatTheyHaveNotRead() {
    rows.add(translation("TR-1999-1", AT));
    var first = rows.find("TR-1999-1").orElseThrow();
    var second = rows.find("TR-1999-1").orElseThrow();

    first.refused("lee", NOW, "wrong");
    rows.update(first);

    second.published("kim", NOW);
    assertThatThrownBy(() -> rows.update(second))
        .isInstanceOf(OptimisticLockingFailureException.class)
        .hasMessageContaining("TR-1999-1");
    assertThat(rows.find("TR-1999-1"))
        .get()
        .extracting(ProposedTranslation::state)
        .isEqualTo(State.REFUSED);
  }

  @Test
  void oneOfALanguageWaits() {
    rows.add(translation("TR-1999-1", AT));
    assertThatThrownBy(() -> rows.add(translation("TR-1999-2", NOW)))
        .isInstanceOf(DuplicateKeyException.class);
  }

  private ProposedTranslation translation(String key, Instant at) {
    var words = new Translations.Wording("chal", null, "1. chal yIngev.", "yIlaD.");
    return ProposedTranslation.of(
        key, Translated.version(POLICY, version), LANGUAGE, words, "mia", at);
  }
}
