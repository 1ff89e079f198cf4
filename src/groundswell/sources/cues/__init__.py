"""Timed text (WEBVTT, SRT, SBV) to turns: one reading for all, since files are named any way.

`blocks` and `timed` take a file apart into cues and what stands beside them, `voices` and `labels` tell who
speaks in a cue, `rolling` says once what captions show again, `marks` tells sounds and recorders' lines from
words, and `talking` makes turns.

`webvtt-py` and `pysubs2` were looked at and left: the first passes over a block it cannot read without a
word, the second knows no voices, and here each block must be taken, set aside or refused.
"""

from groundswell.sources.cues.blocks import looks_timed
from groundswell.sources.cues.talking import Talk, talk_of
from groundswell.sources.cues.timed import Cue, TimedText, take_apart

__all__ = ["Cue", "Talk", "TimedText", "looks_timed", "take_apart", "talk_of"]
