-- Keys are compared byte by byte, whatever the language of the database.
CREATE DOMAIN mirsal_text AS text COLLATE "C";

CREATE TABLE mirsal_campaign (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
