"""What the rooms say in sentences, worded anew in the language of pages and mails when it is shown."""
