"""What is written for a launch: drafts in versions, comments, and who approved what."""
