package org.policyrelay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainDeadlineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysWhenAndWhy() {
    assertThat(
            run("explain-deadline", "--team=qa", "--start=2026-02-16T16:00+08:00", "--work=PT2H"))
        .isZero();
    assertThat(out.toString())
        .contains("Due Thu 19 Feb 2026, 10:00 Singapore (UTC+8) (2026-02-19T02:00:00Z)")
        .contains("2 h of working time from Mon 16 Feb 2026, 16:00 Singapore (UTC+8)")
        .containsPattern("Tue 17 Feb 2026 00:00 .* 48 h +skipped +holiday: Chinese New Year, SG");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void countsSeveralHubsAtOtherHours() {
    assertThat(
            run(
                "explain-deadline",
                "--hubs=SG,AU-NSW",
                "--hours=09:00-10:00",
                "--start=2026-03-02T00:00Z",
                "--work=PT2H"))
        .isZero();
    assertThat(out.toString()).contains("(2026-03-02T23:00:00Z)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --hubs=XX --start=2026-03-02T00:00Z --work=PT2H                      | no calendar for hub 'XX'
          --team=nobody --start=2026-03-02T00:00Z --work=PT2H                  | 'nobody'
          --hubs=SG --start=2026-03-02T00:00Z --work=-PT2H                     | negative
          --hubs=SG --start=2026-03-02T00:00Z --work=soon                      | 'soon'
          --hubs=SG --start=2026-03-02 --work=PT2H                             | not '2026-03-02'
          --hubs=SG --start=-999999999-01-01T00:00Z --work=PT2H                | must lie from 2000
          --hubs=SG --start=2026-03-02T00:00Z --work=PT10000H1S                | at most PT10000H
          --hubs=SG --start=2023-03-02T00:00Z --work=PT2H                      | before 2024-01-01
          --hubs=SG --start=2026-03-02T00:00Z --work=PT2H --hours=17:00-09:00  | '17:00-09:00'
          --start=2026-03-02T00:00Z --work=PT2H                                | --team=TEAM
          --hubs=SG --team=qa --start=2026-03-02T00:00Z --work=PT2H            | mutually exclusive
          --hubs=SG                                                            | --start
          """)
  void wrongUseIsToldAndAnswersTwo(String args, String told) {
    assertThat(run(("explain-deadline " + args).split("\\s+"))).isEqualTo(2);
    assertThat(err.toString()).contains(told);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helpIsHelp() {
    assertThat(run("explain-deadline", "--help")).isZero();
    assertThat(out.toString()).contains("--team", "--work", "Example:");
    assertThat(run("no-such-command")).isEqualTo(2);
    assertThat(err.toString()).contains("no-such-command");
  }

  @Test
  void settingsAreNoCommand() {
    assertThat(Commands.isCommand()).isFalse();
    assertThat(Commands.isCommand("--server.port=8081")).isFalse();
    assertThat(Commands.isCommand("explain-deadline")).isTrue();
    assertThat(Commands.isCommand("--help")).isTrue();
  }

  private int run(String... args) {
    return Commands.run(Object.class, new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
