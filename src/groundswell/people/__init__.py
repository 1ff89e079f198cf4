"""Who may come in: users, roles, teams, sign-in, and what each may see and do."""
