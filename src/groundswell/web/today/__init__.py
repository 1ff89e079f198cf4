"""What waits for me, and what changed?"""
