"""What somebody wrote for others to read, such as a draft: text, Word, presentations, PDF and web pages."""
