"""What is written for a launch: drafts by their versions, with comments and approvals."""
