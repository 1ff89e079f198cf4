"""Taking names, amounts, numbers and addresses out of what customers said, so that guests may read it."""
