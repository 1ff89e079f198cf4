"""Whether it worked: looks at concerns on fixed days after a launch or a shipped change, each once."""
