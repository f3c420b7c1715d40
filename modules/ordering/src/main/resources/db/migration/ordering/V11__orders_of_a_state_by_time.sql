-- A page of all orders in one state, newest first, is read in the order of the index: the rows before it aren't sorted.
ALTER TABLE orders
    ADD KEY orders_of_state (status, placed_at, id);
