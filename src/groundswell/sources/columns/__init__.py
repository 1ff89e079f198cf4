"""What the columns of a table mean, and what its rows say: for every kind of table there is."""
