-- Instants are nanoseconds since 1970, here and everywhere.
-- zone is '' for recipients without one, so that zones can be walked through by index.
CREATE TABLE mirsal_ledger (
  campaign BIGINT NOT NULL,
  idx BIGINT NOT NULL,
  send_id mirsal_text NOT NULL,
  lane mirsal_text NOT NULL,
  channel mirsal_text NOT NULL,
  address text NOT NULL,
  name text,
  variables text,
  zone mirsal_text NOT NULL,
  expires_at BIGINT,
  status mirsal_text NOT NULL,
  attempts INTEGER NOT NULL,
  tried_at BIGINT,
  not_before BIGINT,
  reached BOOLEAN NOT NULL,
  body text,
  message_id mirsal_text,
  code text,
  detail text,
  PRIMARY KEY (campaign, idx),
  UNIQUE (campaign, send_id)
);

-- Who is in line: of each zone, in order.
CREATE INDEX mirsal_ledger_pending ON mirsal_ledger (campaign, lane, zone, idx)
  WHERE status = 'PENDING' AND not_before IS NULL;

-- Who may not go yet.
CREATE INDEX mirsal_ledger_deferred ON mirsal_ledger (campaign, lane, not_before)
  WHERE status = 'PENDING' AND not_before IS NOT NULL;

-- Who is on the way.
CREATE INDEX mirsal_ledger_sending ON mirsal_ledger (campaign, lane, idx)
  WHERE status = 'SENDING';

-- What has gone, and when.
CREATE INDEX mirsal_ledger_tried ON mirsal_ledger (campaign, lane, tried_at, status, reached)
  WHERE tried_at IS NOT NULL;
