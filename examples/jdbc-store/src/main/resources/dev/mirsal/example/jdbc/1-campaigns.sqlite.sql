CREATE TABLE mirsal_campaign (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id mirsal_text NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  status mirsal_text NOT NULL,
  active BOOLEAN NOT NULL,
  started_at BIGINT,
  paused_at BIGINT,
  estimated_nanos BIGINT,
  note text,
  definition text NOT NULL
);
