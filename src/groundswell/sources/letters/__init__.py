"""What somebody wrote in a mail, a ticket or a cell, apart from history, signatures and small print."""
