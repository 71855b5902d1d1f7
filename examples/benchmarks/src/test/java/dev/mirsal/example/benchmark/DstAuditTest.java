package dev.mirsal.example.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class DstAuditTest {
  @ParameterizedTest
  @CsvFileSource(resources = "dst-answers.tsv", delimiter = '\t', emptyValue = "")
  void everySchedulerAnswersAsRecorded(
      DstAudit.Case question, Scheduler scheduler, DstAudit.Verdict verdict, String answer) {
    DstAudit.Answer given = question.ask(scheduler);

    assertThat(given.verdict()).isEqualTo(verdict);
    assertThat(given.toString()).endsWith(answer == null ? "day skipped" : answer);
  }

  @ParameterizedTest
  @EnumSource
  void mirsalIsRightAtEveryClockChange(DstAudit.Case question) {
    assertThat(question.ask(Scheduler.MIRSAL).verdict()).isEqualTo(DstAudit.Verdict.RIGHT);
  }

  @Test
  void anAnswerThatComesTwiceOrTooEarlyIsWrong() {
    ZonedDateTime first = ZonedDateTime.parse("2026-11-01T01:30:00-04:00[America/New_York]");

    assertThat(DstAudit.Case.NEW_YORK_OVERLAP.judge(List.of(first, first.plusHours(1))))
        .isEqualTo(DstAudit.Verdict.TWICE);
    assertThat(DstAudit.Case.NEW_YORK_OVERLAP.judge(List.of(first.minusHours(1))))
        .isEqualTo(DstAudit.Verdict.MISPLACED);
  }

  @Test
  void theDocumentShowsWhatTheAuditFinds() throws IOException {
    assertThat(Files.readString(Path.of("../../docs/performance.md"))).contains(DstAudit.table());
  }
}
