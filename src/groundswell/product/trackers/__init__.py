"""Trackers: tickets that changes are worked on in, made or linked, and followed."""
