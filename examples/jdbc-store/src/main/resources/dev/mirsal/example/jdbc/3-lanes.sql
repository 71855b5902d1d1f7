-- version is that of the campaign: whoever holds this row's lock knows lease and version at once.
CREATE TABLE mirsal_lane (
  campaign_id mirsal_text NOT NULL,
  lane mirsal_text NOT NULL,
  campaign BIGINT NOT NULL,
  number INTEGER NOT NULL,
  version BIGINT NOT NULL,
  due_at BIGINT,
  owner mirsal_text,
  token BIGINT NOT NULL,
  lease_until BIGINT,
  PRIMARY KEY (campaign_id, lane)
);

-- Lanes at rest are not in it.
CREATE INDEX mirsal_lane_due ON mirsal_lane (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE mirsal_device (
  channel mirsal_text NOT NULL,
  device mirsal_text NOT NULL,
  campaign BIGINT NOT NULL,
  PRIMARY KEY (channel, device)
);

CREATE INDEX mirsal_device_campaign ON mirsal_device (campaign);

CREATE TABLE mirsal_report (
  message_id mirsal_text PRIMARY KEY,
  state mirsal_text NOT NULL,
  reported_at BIGINT NOT NULL,
  code text
);
