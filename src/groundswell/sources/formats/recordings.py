"""Sound and film: told by their ending or first bytes, and refused with what to bring instead."""

from groundswell.sources.contract import Opened, UnreadableSource

_SOUND = frozenset(
    ".mp3 .m4a .wav .aac .ogg .oga .opus .flac .wma .amr .aif .aiff .caf .m4b .mka .3ga .weba".split()
)
_FILM = frozenset(".mp4 .m4v .mov .webm .mkv .avi .wmv .mpg .mpeg .3gp .flv .ogv .mts .m2ts".split())
_BEGINNINGS = (
    (b"ID3\x02", "sound"),
    (b"ID3\x03", "sound"),
    (b"ID3\x04", "sound"),
    (b"\xff\xfb", "sound"),
    (b"\xff\xf3", "sound"),
    (b"\xff\xf2", "sound"),
    (b"\xff\xf1", "sound"),
    (b"\xff\xf9", "sound"),
    (b"fLaC", "sound"),
    (b"OggS\0", "sound"),
    (b"#!AMR", "sound"),
    (b"caff\0", "sound"),
    (b"MThd\0", "sound"),
    (b"\x1aE\xdf\xa3", "film"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "film"),
    (b"FLV\x01", "film"),
    (b"\0\0\x01\xba", "film"),
    (b"\0\0\x01\xb3", "film"),
)
# Containers that say at the eighth byte what they hold.
_RIFF = {b"WAVE": "sound", b"AVI ": "film", b"AIFF": "sound", b"AIFC": "sound"}
_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
_INSTEAD = (
    "bring its transcript instead (VTT, SRT, text or Word), "
    "which the tool that recorded or transcribed it can export"
)


def is_recording(name: str) -> bool:
    """Whether the words are the name of a file of sound or film: "call_0312.m4a"."""
    ending = f".{name.rpartition('.')[2].lower()}"
    return " " not in name and ending in _SOUND | _FILM


def refuse_recording(file: Opened) -> None:
    """Raises UnreadableSource where the file is a recording."""
    what = _by_bytes(file.head) or _by_ending(file.ending)
    if what:
        raise UnreadableSource(f"is a recording of {what}; {_INSTEAD}")


def _by_bytes(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        if head[8:12] in _PICTURES:
            return ""
        return "sound" if head[8:11] in (b"M4A", b"M4B") else "film"
    if head[:4] in (b"RIFF", b"FORM"):
        return _RIFF.get(head[8:12], "")
    return next((what for beginning, what in _BEGINNINGS if head.startswith(beginning)), "")


def _by_ending(ending: str) -> str:
    return "sound" if ending in _SOUND else "film" if ending in _FILM else ""
