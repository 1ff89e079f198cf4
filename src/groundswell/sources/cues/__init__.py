"""Timed text (WEBVTT, SRT, SBV) to turns: one reading for all, since files are named either way.

A cue is a block with a line `start --> end`, perhaps an identifier above it, and words below. Adjacent cues
of one speaker are one turn, joined with a single space. Cues whose speaker is not told are joined only to the
end of their sentence: two unknown voices need not be one person.

`webvtt-py` and `pysubs2` were looked at and left: the first passes over a block it cannot read without a
word, the second knows no voices, and here each block must be either taken, set aside or refused.
"""

from groundswell.sources.cues.blocks import TimedText, looks_timed, take_apart
from groundswell.sources.cues.joining import Talk, talk_of

__all__ = ["Talk", "TimedText", "looks_timed", "take_apart", "talk_of"]
