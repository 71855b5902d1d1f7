package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.Backlog;
import dev.mirsal.campaign.plan.LaneDeal;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.message.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who is still to be sent to on each lane, by their places in the scenario's list. */
final class WaitingLines {
  private final List<Recipient> recipients;
  private final Map<String, List<Integer>> lines = new TreeMap<>();

  /** Deals a scenario's recipients. */
  WaitingLines(PlanScenario scenario) {
    recipients = scenario.recipients();
    LaneDeal deal = LaneDeal.of(scenario.lanes(), scenario.sharing());
    for (int i = 0; i < recipients.size(); i++) {
      int lane = deal.laneOf(i, recipients.get(i).address());
      of(scenario.lanes().get(lane).name()).add(i);
    }
  }

  List<Integer> of(String lane) {
    return lines.computeIfAbsent(lane, key -> new ArrayList<>());
  }

  void sent(PlannedMessage message) {
    of(message.lane()).remove((Integer) (int) message.recipient());
  }

  Backlog backlog() {
    return Backlog.byLane(
        lines.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    line -> line.getValue().stream().map(recipients::get).toList())));
  }
}
