"""Steps 3 and 4: what will be said, why it is true, who agreed, and whether a draft answers the customers."""
