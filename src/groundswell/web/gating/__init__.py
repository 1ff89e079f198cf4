"""`/settings/gates`: what a launch has to pass before it goes on."""
