"""The whole loop: at a glance on Today, and a walk of two minutes that takes a newcomer round it."""
