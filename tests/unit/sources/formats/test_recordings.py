"""Sound and film are refused with what to bring instead."""

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.registry import reader_for

MP4 = b"\0\0\0\x20ftypisom" + b"\0" * 90
BYTES = {
    "mp4": MP4,
    "m4a": b"\0\0\0\x20ftypM4A " + b"\0" * 90,
    "mp3 with tags": b"ID3\x03\0\0\0" + b"\0" * 90,
    "mp3": b"\xff\xfb\x90\x64" + b"\0" * 90,
    "wav": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 90,
    "webm": b"\x1aE\xdf\xa3\x9fB\x86\x81" + b"\0" * 90,
    "ogg": b"OggS\0\x02" + b"\0" * 90,
    "flac": b"fLaC\0\0\0\x22" + b"\0" * 90,
}


@pytest.mark.parametrize("kind", BYTES)
def test_a_recording_is_told_by_its_bytes_whatever_it_is_called(opened, kind):
    with pytest.raises(
        UnreadableSource, match=r"is a recording of .*bring its transcript instead \(VTT, SRT"
    ):
        reader_for(opened("call", BYTES[kind]))


@pytest.mark.parametrize(
    "name", "call.mp3 call.MP4 call.m4a call.wav call.webm call.mov call.ogg call.mkv".split()
)
def test_a_recording_is_told_by_its_ending(opened, name):
    with pytest.raises(UnreadableSource, match="is a recording of"):
        reader_for(opened(name, b"\x01\x02\x03 whatever"))


@pytest.mark.parametrize(
    "text", ["ID3 is my id: yes\nID3 again: no\n", "RIFF, the company: hello\nAna: hi\n"]
)
def test_text_that_begins_like_a_recording_is_text(opened, text):
    assert reader_for(opened("call.txt", text)).kind == "transcript"
