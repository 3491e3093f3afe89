package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why something is refused or failed, and what whoever asked is told. */
class RefusalsTest {

  /** Half a second of waiting left is a second: who comes back then is not refused again. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "PT0S, 1, Too many attempts; wait 1 second",
    "PT0.5S, 1, Too many attempts; wait 1 second",
    "PT1S, 1, Too many attempts; wait 1 second",
    "PT1.000000001S, 2, Too many attempts; wait 2 seconds",
    "PT2M, 120, Too many attempts; wait 120 seconds",
    "PT-3S, 1, Too many attempts; wait 1 second"
  })
  void theWaitIsNeverTooShort(Duration left, long seconds, String message) {
    var refusal = new TooManyAttemptsException(left);
    assertThat(refusal.seconds()).isEqualTo(seconds);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
    assertThat(refusal.code().kind()).isEqualTo(ErrorCode.Kind.TOO_MANY);
    assertThat(refusal.code().code()).isEqualTo("too-many-attempts");
  }

  @Test
  void whoWroteItIsNotTheSecondInWhateverCaseTheNameIsWritten() {
    var writers = Set.of("mia", "Lee");
    assertThat(OtherEyes.isOneOf("LEE", writers)).isTrue();
    assertThat(OtherEyes.isOneOf("le", writers)).isFalse();
    OtherEyes.require("noor", writers, "policy change PC-1");
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> OtherEyes.require("Mia", writers, "policy change PC-1"));
    assertThat(refused.code()).isEqualTo(ErrorCode.FOUR_EYES);
    assertThat(refused)
        .hasMessage(
            "Whoever drafted policy change PC-1 cannot do this: somebody else has to (four eyes)");
  }

  @Test
  void whatNobodyWroteKeepsNobodyAway() {
    Drafted.byNobody().requireOther("mia");
    var drafted = new Drafted(Set.of("mia"), "policy change PC-1");
    drafted.requireOther("noor");
    assertThat(
            catchThrowableOfType(RefusedException.class, () -> drafted.requireOther("MIA")).code())
        .isEqualTo(ErrorCode.FOUR_EYES);
  }

  @Test
  void aDecisionCountsForWhatWasShown() {
    Shown.require("hash", "hash");
    Shown.require(null, "hash");
    var refused =
        catchThrowableOfType(RefusedException.class, () -> Shown.require("before", "hash"));
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void aRefusalKeepsItsFields() {
    var field = new FieldError("version", "too-low", "must be higher");
    var refused =
        new RefusedException(ErrorCode.INVALID_REQUEST, "version must be higher", List.of(field));
    assertThat(refused.fields()).containsExactly(field);
    assertThat(new RefusedException(ErrorCode.NOT_FOUND, "no such thing").fields()).isEmpty();
  }

  @Test
  void aSettingIsNamedBeforeWhatIsWrongWithIt() {
    var wrong = new SettingException("relay.calendars.SG.hours", "'9-5' is no time");
    assertThat(wrong).hasMessage("relay.calendars.SG.hours: '9-5' is no time");
    assertThat(wrong.setting()).isEqualTo("relay.calendars.SG.hours");
  }

  /** By the first two letters of the SQLSTATE, at whatever depth. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "08001, true",
    "08, false",
    "53300, true",
    "57P01, true",
    "58030, true",
    "23505, false",
    "42601, false",
    ", false"
  })
  void aDatabaseThatIsAwayIsNobodysFault(@Nullable String state, boolean away) {
    var failure = new IllegalStateException(new SQLException("down", state));
    assertThat(DatabaseAway.isBehind(failure)).isEqualTo(away);
  }

  @Test
  void aLostConnectionIsADatabaseThatIsAway() {
    assertThat(DatabaseAway.isBehind(new SQLTransientConnectionException())).isTrue();
    assertThat(DatabaseAway.isBehind(new SQLNonTransientConnectionException())).isTrue();
    assertThat(DatabaseAway.isBehind(new SQLRecoverableException())).isTrue();
    assertThat(DatabaseAway.isBehind(new IllegalStateException("other"))).isFalse();
  }

  @Test
  void aLostChunkIsADatabaseThatIsAwayForAMoment() {
    var lost = new MVStoreException(DataUtils.ERROR_CHUNK_NOT_FOUND, "Chunk not found");
    var broken = new MVStoreException(DataUtils.ERROR_FILE_CORRUPT, "File corrupted");
    assertThat(LostChunk.isBehind(new SQLException("general", lost))).isTrue();
    assertThat(LostChunk.isBehind(new SQLException("general", broken))).isFalse();
    assertThat(LostChunk.isBehind(new SQLException("general"))).isFalse();
    assertThat(DatabaseAway.isBehind(new IllegalStateException(lost))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"SG, Singapore (SG)", "*, Everywhere", "Nowhere!, Nowhere!", "ID, Indonesia (ID)"})
  void aMarketIsCalledByItsNameAndCode(String market, String name) {
    assertThat(MarketNames.of(new Market(market))).isEqualTo(name);
  }

  @Test
  void marketsStandInOneLine() {
    assertThat(MarketNames.of(Market.listed("SG,*"))).isEqualTo("Singapore (SG), Everywhere");
    assertThat(MarketNames.of(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "handed-back, Handed back, handed back",
    "IN_REVIEW, In review, in review",
    "'','',''"
  })
  void aCodeIsWords(String code, String alone, String inside) {
    assertThat(Words.title(code)).isEqualTo(alone);
    assertThat(Words.of(code)).isEqualTo(inside);
  }

  @Test
  void aHashIsThatOfTheStandard() {
    // FIPS 180-4, the example of one block
    assertThat(Sha256.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** The last before the surrogates and the first after them are letters like others. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\ud7ff", "\ue000", "🙂", "\u0001"})
  void whatADatabaseHoldsIsTaken(String text) {
    assertThat(StorableText.problemOf(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udbff", "\udc00b", "\udfff", "\ude42\ud83d"})
  void halfOfAPairIsNot(String text) {
    assertThat(StorableText.problemOf(text))
        .hasValueSatisfying(problem -> assertThat(problem).contains("half of a surrogate pair"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u0000", "\u0000a"})
  void norIsTheCharacterZero(String text) {
    assertThat(StorableText.problemOf(text)).contains("must not contain the character U+0000");
  }

  @Test
  void aBodyThatWasReadIsReadAgain() throws IOException {
    try (var body = new ReadBody("abc".getBytes(StandardCharsets.UTF_8))) {
      assertThat(body.isReady()).isTrue();
      assertThat(body.read()).isEqualTo('a');
      assertThat(body.available()).isEqualTo(2);
      assertThat(body.isFinished()).isFalse();
      var rest = new byte[5];
      assertThat(body.read(rest, 1, 4)).isEqualTo(2);
      assertThat(rest).containsExactly(0, 'b', 'c', 0, 0);
      assertThat(body.isFinished()).isTrue();
      assertThat(body.read()).isEqualTo(-1);
    }
  }
}
