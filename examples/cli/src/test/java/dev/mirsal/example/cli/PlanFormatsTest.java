package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The formats of a plan are stable: other programs read them. */
class PlanFormatsTest {
  private final InputFiles files;

  PlanFormatsTest(@TempDir Path directory) {
    files = InputFiles.in(directory);
    files.campaign(
        """
        {"name": "Formats", "message": "Hi", "timeZone": "Asia/Jerusalem", "devices": ["d1", "b"],
         "delaySeconds": {"min": 30, "max": 30}, "bulkPauses": {"every": 1, "minutes": [10]},
         "activeHours": {"start": "09:00", "end": "09:15"}}
        """);
    files.recipients(
        "phone,name\n+972500000001,דנה\n+12025550123,\"=Ali, \"\"A\"\"\"\n+972500000003,\n"
            + "+972500000004,أحمد\n+972500000005,Zoë\n");
  }

  @Test
  void jsonLinesHoldOneObjectAMessageAndNothingElse() {
    Console plan = plan("jsonl");

    assertThat(plan.out())
        .isEqualTo(
            """
            {"index":0,"recipient":"972500000001","name":"דנה","device":"d1","at":"2026-11-23T07:00:00Z","waits":[{"rule":"active-hours","seconds":3600}]}
            {"index":1,"recipient":"12025550123","name":"=Ali, \\"A\\"","device":"b","at":"2026-11-23T07:00:00Z","waits":[{"rule":"active-hours","seconds":3600}]}
            {"index":2,"recipient":"972500000003","name":null,"device":"d1","at":"2026-11-23T07:10:30Z","waits":[{"rule":"delay","seconds":30},{"rule":"pause","seconds":600}]}
            {"index":3,"recipient":"972500000004","name":"أحمد","device":"b","at":"2026-11-23T07:10:30Z","waits":[{"rule":"delay","seconds":30},{"rule":"pause","seconds":600}]}
            {"index":4,"recipient":"972500000005","name":"Zoë","device":"d1","at":"2026-11-24T07:00:00Z","waits":[{"rule":"delay","seconds":30},{"rule":"pause","seconds":600},{"rule":"active-hours","seconds":85140}]}
            """);
    assertThat(plan.err()).isEqualTo(SUMMARY);
    assertThat(plan.exit()).isZero();
  }

  private static final String SUMMARY =
      """
      messages    5
      first       2026-11-23 09:00:00 +02:00
      last        2026-11-24 09:00:00 +02:00
      duration    1d 1h
      per day     2026-11-23 Mon  4
                  2026-11-24 Tue  1
      per device  d1  3  on 2 days, last 2026-11-24 09:00:00 +02:00
                  b   2  on 1 day, last 2026-11-23 09:10:30 +02:00
      waiting     delay         1m 30s
                  pause         30m
                  active-hours  1d 1h 39m
      bounded by  active-hours; without it until 2026-11-23 08:21:00 +02:00
      seed        7
      """;

  @Test
  void csvHasARowAMessageWithFormulasNeutral() {
    Console plan = plan("csv");

    assertThat(plan.out())
        .isEqualTo(
            """
            index,recipient,name,device,at,waits
            0,972500000001,דנה,d1,2026-11-23T07:00:00Z,active-hours 3600
            1,12025550123,"'=Ali, ""A""\",b,2026-11-23T07:00:00Z,active-hours 3600
            2,972500000003,,d1,2026-11-23T07:10:30Z,delay 30; pause 600
            3,972500000004,أحمد,b,2026-11-23T07:10:30Z,delay 30; pause 600
            4,972500000005,Zoë,d1,2026-11-24T07:00:00Z,delay 30; pause 600; active-hours 85140
            """);
    assertThat(plan.err()).isEqualTo(SUMMARY);
  }

  @Test
  void theTableIsAlignedWithNamesLastAndTheSummaryAsItsFoot() {
    Console plan = plan("table");

    assertThat(plan.out())
        .isEqualTo(
            """
            index  at (Asia/Jerusalem)        device  recipient        waits                                       name
                0  2026-11-23 09:00:00 +02:00  d1      972500000001     active-hours 1h                             דנה
                1  2026-11-23 09:00:00 +02:00  b       12025550123      active-hours 1h                             =Ali, "A"
                2  2026-11-23 09:10:30 +02:00  d1      972500000003     delay 30s, pause 10m
                3  2026-11-23 09:10:30 +02:00  b       972500000004     delay 30s, pause 10m                        أحمد
                4  2026-11-24 09:00:00 +02:00  d1      972500000005     delay 30s, pause 10m, active-hours 23h 39m  Zoë

            """
                + SUMMARY);
    assertThat(plan.err()).isEmpty();
  }

  @Test
  void aMessageIsExplainedWaitByWait() {
    Console plan =
        files.mirsal("plan", "--start", "2026-11-23T08:00:00+02:00", "--seed", "7", "--explain", 4);

    assertThat(plan.out())
        .isEqualTo(
            """
            message 4 over d1
            2026-11-23 09:10:30 +02:00  the message before it on this device, or the start
            2026-11-23 09:11:00 +02:00  + 30s           delay               by chance between 30s and 30s (SendingRules.delay)
            2026-11-23 09:21:00 +02:00  + 10m           pause               a pause fell due after the message before it (PauseLadder)
            2026-11-24 09:00:00 +02:00  + 23h 39m       active-hours        closed until then (ActiveHours, SendingCalendar)
            2026-11-24 09:00:00 +02:00  it goes
            """);
    assertThat(plan.exit()).isZero();
  }

  @Test
  void aMessageThatIsNotPlannedCannotBeExplained() {
    Console plan = files.mirsal("plan", "--explain", 5);

    assertThat(plan.err()).contains("--explain: 5 is none of the plan's messages, the first is 0");
    assertThat(plan.out()).isEmpty();
    assertThat(plan.exit()).isEqualTo(2);
  }

  @Test
  void theTimelineHasARowADayAStripADeviceAndEveryMessage() throws Exception {
    Console plan = plan("svg");

    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(plan.out())));
    assertThat(texts(svg)).contains("2026-11-23 Mon", "2026-11-24 Tue", "4", "1", "d1", "b");
    assertThat(texts(svg).stream().filter(text -> text.startsWith("5 messages in 1d 1h")))
        .hasSize(1)
        .allMatch(text -> text.contains("bounded by active-hours"));
    // Two devices on the first day, each with its two messages in one stroke; one on the second.
    NodeList strokes = svg.getElementsByTagName("path");
    assertThat(strokes.getLength()).isEqualTo(3);
    assertThat(strokes.item(0).getAttributes().getNamedItem("d").getNodeValue())
        .matches("(M\\d+ \\d+v\\d+){2}");
    assertThat(plan.out()).contains("fill=\"#ffe8b3\"");
    assertThat(plan.err()).isEqualTo(SUMMARY);
  }

  private static List<String> texts(Document svg) {
    NodeList nodes = svg.getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  private Console plan(String format) {
    return files.mirsal(
        "plan", "--start", "2026-11-23T08:00:00+02:00", "--seed", "7", "--format", format);
  }
}
