"""What goes on behind the pages: due work, what goes out, and the sign of life by which others see it."""
