"""What executives look at: how launches go, what waits for them, and what nobody answers."""
