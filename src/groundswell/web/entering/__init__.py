"""Coming in and going out: links, the first run, invitations, passwords."""
