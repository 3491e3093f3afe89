package org.policyrelay.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.labeling.Written.defined;
import static org.policyrelay.labeling.Written.label;
import static org.policyrelay.labeling.Written.mapped;
import static org.policyrelay.labeling.Written.protocol;
import static org.policyrelay.labeling.Written.shown;
import static org.policyrelay.labeling.Written.with;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.labeling.protocol.InMarket;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.ProtocolText;
import org.policyrelay.labeling.protocol.WrittenProtocol;

/** How people write labels in a form, and what they are told. */
class ProtocolTextTest {

  static Stream<Protocol> protocols() {
    return Stream.of(
        protocol(label("a", null, "c1", "c2"), label("b", "a")),
        protocol(defined("a", "One line.\n\nAnother: with a colon\nname: and what looks like one")),
        protocol(shown("a", List.of("x", "y:\nz"), List.of("http://example.com"))),
        protocol(
            with(
                label("a", null),
                Map.of("SG", new InMarket("d\ne", "allow"), "BN", new InMarket(null, "reject")))),
        mapped(
            protocol(label("a, b", null), label("c", null)),
            Map.of("old one", List.of("a, b", "c"))));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void whatIsWrittenIsReadBack(Protocol protocol) {
    var written = WrittenProtocol.read("labels", ProtocolText.write(protocol));
    assertThat(written.faults()).isEmpty();
    assertThat(written.protocol()).isEqualTo(protocol);
  }

  @Test
  void namesAreTakenInWhateverCase() {
    var written =
        WrittenProtocol.read(
            "labels",
            "CODE : a\r\nname:A\ndefinition: It is\nso\n  Negative: not this\nsg Decision: allow");
    assertThat(written.faults()).isEmpty();
    var label = written.protocol().labels().get(0);
    assertThat(label.definition()).isEqualTo("It is\nso\nNegative: not this");
    assertThat(label.markets()).containsEntry("SG", new InMarket(null, "allow"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kode: a             | Label 1, line 1: there is no "Kode"
          hello               | Label 1, line 1: must begin with a name and a colon
          Code: a;;hello      | Label 2, line 3: must begin with a name and a colon
          Code: a;Code: b     | Label 1, line 2: "code" stands there twice
          Code: a;Sg stance: x | Label 1, line 2: there is no "Sg stance"
          """)
  void whatIsNotWrittenAsAskedForIsToldByItsLine(String text, String told) {
    assertThat(WrittenProtocol.read("labels", text.replace(';', '\n')).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("labels");
              assertThat(fault.message()).startsWith(told);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels[1].name                 | Label 2, line 6, name: wrong
          labels[1].decision             | Label 2, line 5, decision: wrong
          labels[0].examples.positive[1] | Label 1, line 3, positive: wrong
          labels[1].clauses[3]           | Label 2, line 7, clauses: wrong
          labels[1].markets.SG.decision  | Label 2, line 8, SG decision: wrong
          mapping.older                  | Label 2, line 10, replaces: wrong
          mapping.nowhere                | Labels: wrong
          """)
  void aFaultIsToldByWhereItWasWritten(String place, String told) {
    var written =
        WrittenProtocol.read(
            "labels",
            """
            Code: a
            Positive: x
            Positive: y

            Code: b
            Name: B
            Clauses: c1
            SG decision: x
            Replaces: old
            Replaces: older
            """);
    assertThat(written.inWords(new FieldError(place, "x", "wrong")).message()).isEqualTo(told);
  }
}
