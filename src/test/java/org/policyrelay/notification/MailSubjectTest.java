package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSubjectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Due: Alcohol =?utf-8?B?SGk=?=",
        "=?",
        "=?utf-8?Q?=E2=80=AE?= is the name of a policy whose subject takes more than a line",
        "Đồ uống có cồn =?utf-8?B?SGk=?= ประเทศไทย ประเทศไทย ประเทศไทย ประเทศไทย 🍷🍷🍷🍷🍷🍷🍷🍷🍷🍷🍷"
      })
  void whatLooksEncodedIsReadAsItWasWritten(String text) throws Exception {
    var encoded = MailSubject.encoded(text).orElseThrow();

    assertThat(MimeUtility.decodeText(MimeUtility.unfold(encoded))).isEqualTo(text);
    assertThat(encoded.split("\r\n ")).allSatisfy(line -> assertThat(line).hasSizeLessThan(76));
  }

  @Test
  void anyOtherIsLeftToTheLibrary() {
    assertThat(MailSubject.encoded("Due: Alcohol, 2 = 1 + 1?")).isEmpty();
  }
}
