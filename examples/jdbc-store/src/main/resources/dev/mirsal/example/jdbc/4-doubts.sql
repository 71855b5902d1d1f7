-- When a row was tried before and may have gone: instants, parted by spaces. Few rows have any.
ALTER TABLE mirsal_ledger ADD COLUMN doubts text;

CREATE INDEX mirsal_ledger_doubts ON mirsal_ledger (campaign, lane) WHERE doubts IS NOT NULL;
