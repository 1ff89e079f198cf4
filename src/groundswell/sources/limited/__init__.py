"""Untrusted files are parsed in a child process that may take only so much memory and time.

A hostile or broken file can then at worst end the child; the reading process gets one clear sentence.
"""
