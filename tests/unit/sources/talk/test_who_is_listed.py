"""Lines that list who is there, and the initials that they explain."""

import pytest

from groundswell.sources.contract import Heard, Refused
from groundswell.sources.transcript.reader import READER
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, said, talk_of, written

INITIALS = ("MO", "JV", "MO", "JV")


@pytest.mark.parametrize(
    "line",
    [
        f"Présents : {MIA}, {JAN}",
        f"Obecni: {JAN}; {MIA}; Eva Lind",
        f"Tilstede: {MIA} (Quayline), {JAN} (Nordport, Oslo)",
    ],
)
def test_a_line_that_lists_who_is_there_is_no_turn_in_any_language(line, read_with):
    items = read_with(READER, "talk.txt", f"Ramps of the quay\n{line}\n\n" + written("{n}: {w}\n"))

    assert said(items) == SAID
    assert any(line[:20] in item.reason for item in items if isinstance(item, Refused))


def test_first_names_that_speak_are_known_from_the_list_of_whole_ones(read_with):
    text = f"Läsnä: {MIA}, {JAN}\n\n" + written("{n}: {w}\n", ("Mia", "Jan") * 2)

    assert [name for name, _ in said(read_with(READER, "talk.txt", text))] == ["Mia", "Jan", "Mia", "Jan"]


def test_a_list_without_blanks_and_a_day_above_it_are_read(read_with):
    spoken = [("山田", "門が壊れています。"), ("中村", "どの門ですか。"), ("山田", "北の門です。")]
    text = "日時：2026年5月7日 14:00\n参加者：山田、中村\n\n"
    items = read_with(READER, "talk.txt", text + "".join(f"{who}：{words}\n" for who, words in spoken))

    assert said(items) == spoken
    assert f"{talk_of(items).at:%Y-%m-%d %H:%M}" == "2026-05-07 14:00"


@pytest.mark.parametrize("call", ["Mia, Jan?", "Mia, Jan.", "Mia, Jan, are you there", "Mia, Jan"])
def test_who_calls_on_several_by_name_has_said_so(call, read_with):
    text = f"Eva: {call}\n" + written("{n}: {w}\n", ("Mia", "Jan") * 2) + "Eva: And the next tunnel?\n"

    assert said(read_with(READER, "talk.txt", text))[0] == ("Eva", call)


@pytest.mark.parametrize(
    "legend",
    [
        f"Présents : MO = {MIA}, JV = {JAN}",
        f"Anwesend: {MIA} (MO), {JAN} (JV)",
        f"MO = {MIA}\nJV = {JAN}",
        f"- {MIA} (MO)\n- {JAN} (JV)",
    ],
)
def test_a_legend_of_initials_tells_whole_names(legend, read_with):
    text = f"Quay talk\n\n{legend}\n\n" + written("{n}: {w}\n", INITIALS)

    assert said(read_with(READER, "talk.txt", text)) == SAID


@pytest.mark.parametrize(
    "legend",
    [
        "Present: MO = Mia Okafor, MO = Max Orr, JV = Jan Vos, JV = Jo Velt",  # which of the two is open
        "Mia Okafor (CEO), Jan de Vries (CTO)",
        "MO = 3 gates; JV = the rest of it",
    ],
)
def test_what_ties_no_name_to_initials_leaves_them(legend, read_with):
    items = read_with(READER, "talk.txt", f"Quay talk\n\n{legend}\n\n" + written("{n}: {w}\n", INITIALS))

    (talk,) = [item.conversation for item in items if isinstance(item, Heard)]
    assert tuple(turn.speaker.name for turn in talk.turns) == INITIALS
