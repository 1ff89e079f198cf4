"""The kit in the hands of sales: found by what a customer just said."""
