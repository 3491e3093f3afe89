package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a notice says is plain text, and leads to the pages that it names. */
class NoticeTextTest {

  private static final String TEXT =
      "The overlay: /policies/apac:alcohol:sg\nThe change: /changes/PC-2026-3\n<b>$1</b> & more";

  @Test
  void aLineThatNamesAPageLeadsThere() {
    assertThat(NoticeText.html(TEXT))
        .isEqualTo(
            """
            The overlay: <a href="/policies/apac:alcohol:sg">/policies/apac:alcohol:sg</a>
            The change: <a href="/changes/PC-2026-3">/changes/PC-2026-3</a>
            &lt;b&gt;$1&lt;/b&gt; &amp; more\
            """);
  }

  @Test
  void outsideTheAddressIsWhole() {
    assertThat(NoticeText.plain(TEXT, path -> "https://relay.example/$" + path))
        .contains("The overlay: https://relay.example/$/policies/apac:alcohol:sg\n", "<b>$1</b>");
    assertThat(NoticeText.html(TEXT, path -> "https://relay.example" + path))
        .contains("<a href=\"https://relay.example/changes/PC-2026-3\">/changes/PC-2026-3</a>");
  }

  @Test
  void whatAPersonWroteLeadsNowhereElse() {
    for (var written :
        new String[] {
          "see: /inbox/settings",
          "see: //evil.example/policies/x",
          "see: /policies/../logout",
          "see: /policies/x?y",
          "see: /policies/\"onclick=\"x",
          "see /policies/x here",
          "see: javascript:/policies/x"
        }) {
      assertThat(NoticeText.html(written)).doesNotContain("<a ");
      assertThat(NoticeText.plain(written, path -> "!")).isEqualTo(written);
    }
  }
}
