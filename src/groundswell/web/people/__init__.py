"""Who may come in, as what: people, invitations, teams."""
