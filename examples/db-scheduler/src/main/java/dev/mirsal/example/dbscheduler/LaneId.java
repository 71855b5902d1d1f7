package dev.mirsal.example.dbscheduler;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Which lane a task is for.
 *
 * @param campaignId the campaign
 * @param lane the lane's name
 */
record LaneId(String campaignId, String lane) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns the name of the lane's only task. */
  String taskId() {
    return encode(campaignId) + "/" + encode(lane);
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
