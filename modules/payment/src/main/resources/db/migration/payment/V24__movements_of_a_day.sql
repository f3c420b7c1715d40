-- Reconciliation reads what was captured and refunded on a day, operators the newest refunds and differences of any state:
-- neither should read all that ever was.
ALTER TABLE payments
    ADD KEY payments_captured (captured_at);

ALTER TABLE refunds
    ADD KEY refunds_done (done_at),
    ADD KEY refunds_requested (requested_at);

ALTER TABLE payment_mismatches
    ADD KEY payment_mismatches_by_time (found_at);
