"""Files that recorders write of one meeting: its transcript and its chat."""

import re
from pathlib import PurePosixPath

# What recorders append to the name of a meeting, or write alone into the meeting's own folder.
_PART = re.compile(
    r"(?:[ _.-]*(?:closed|audio|meeting|saved|new|full|video|cc|captions?|transcripts?|transcription|chat"
    r"(?:[ _-]?(?:log|messages?|history))?|recording(?:newchat)?|\d{3,4}x\d{3,4}))+$",
    re.I,
)


def meeting_of(source: str) -> str:
    """What the files of one meeting have in common: "calls/GMT20260310-150000" of transcript and chat.

    Empty where the name is not one that recorders give to a part of a meeting.
    """
    path = PurePosixPath(source)
    name = path.name.partition(".")[0] if path.name.upper().startswith("GMT") else path.stem
    name = name.removesuffix(".transcript").removesuffix(".cc")
    part = _PART.search(name)
    if part is None:
        return ""
    rest = name[: part.start()].strip(" _-.")
    # In a folder of its own the files bear no name but what they are.
    return f"{path.parent}/{rest}" if rest or str(path.parent) != "." else ""
