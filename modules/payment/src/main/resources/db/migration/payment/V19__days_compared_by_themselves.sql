-- The shop compares a day by itself once, after the day is over; operators compare it as often as they like.
ALTER TABLE reconciliations
    ADD COLUMN scheduled_date DATE NULL,
    ADD UNIQUE KEY reconciliations_scheduled_once (scheduled_date),
    ADD CONSTRAINT reconciliations_scheduled_date CHECK (scheduled_date = business_date);

-- The first comparison was the shop's own, unless the day wasn't over: it ends at 15:00 UTC.
UPDATE reconciliations SET scheduled_date = business_date
WHERE run_no = 1 AND started_at >= TIMESTAMPADD(HOUR, 15, business_date);
