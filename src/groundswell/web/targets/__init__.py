"""`/results/targets`: what sellers, teams and the company are to win, typed or brought as a table."""
