"""How somebody signs in themself: their sign-ins, their password, the code of their telephone."""
