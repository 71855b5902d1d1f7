ALTER TABLE mirsal_campaign ADD COLUMN epoch mirsal_text NOT NULL DEFAULT '';
