"""What is done behind the pages."""
