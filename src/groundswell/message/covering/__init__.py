"""What texts of ours answer of what customers say: the versions of drafts, and whatever is pasted."""
