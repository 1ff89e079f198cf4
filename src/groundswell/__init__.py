"""Groundswell hears what customers keep telling sales, and carries it through to the launch."""

__version__ = "0.1.0.dev0"
