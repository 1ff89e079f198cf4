"""`/settings/sources`: what flows in, when it last did, what it refused; and folders that are watched."""
