"""What an administrator may set: where each page of it is found."""
