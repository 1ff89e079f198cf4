import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest

from groundswell.engine.survey.values import Field, NamedBy, SetAside, SetPhrase
from groundswell.report import html as reports
from groundswell.report import page as pages
from groundswell.report.html import to_html, write_html
from groundswell.report.layout import ONE_FILE
from groundswell.report.picture import Box, picture, squarified
from groundswell.speech import Deal, DealStatus, Kind, Voice
from tests.unit.engine.survey_values import day, heard, held, surveyed
from tests.unit.report.fields import a_field

WON, LOST = DealStatus.WON, DealStatus.LOST
VOID = {"meta", "input"}


class Read(HTMLParser):
    """What the page holds: elements, ids, where links lead, text; and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_whole_and_needs_nothing_but_itself() -> None:
    html = to_html(a_field())
    read = Read(html)

    assert read.open == []
    assert "script" not in read.tags
    assert "style" not in read.attributes
    assert not any(name.startswith("on") for name in read.attributes)
    assert len(read.ids) == len(set(read.ids))
    assert all(link.startswith("#") and link[1:] in read.ids for link in read.links)


def test_every_verbatim_stands_on_the_page_once() -> None:
    field = a_field()
    read = Read(to_html(field))

    assert sorted(name for name in read.ids if name.startswith("V-")) == sorted(
        f"V-{one.id}" for one in field.verbatims
    )
    assert all(one.text in read.text for one in field.verbatims)


def test_every_concern_shows_its_counts_and_three_verbatims_first() -> None:
    html = to_html(a_field())

    for number in range(1, 5):
        section = html.split(f'id="C-{number}"')[1].split("</article>")[0]
        assert section.split('class="words"')[1].split("<details")[0].count("<blockquote") == 3
        assert "<dt>accounts</dt>" in section


def test_deals_stand_side_by_side_with_their_sums_by_currency_and_the_rule_that_gave_them() -> None:
    html = to_html(a_field())

    assert "<dt>open deals</dt><dd>3 <small>€125,000.50 + ¥900,000</small></dd>" in html
    assert "<dt>won deals</dt><dd>0</dd>" in html
    assert "3 by the time of the conversation, the day of opening not told; 1 deal without an amount" in html


def test_what_speakers_of_unknown_side_raised_is_no_nought() -> None:
    deals = [Deal(key="1", name="a", account="Acme", status=DealStatus.OPEN)]
    evidence = [heard(n, account="Acme", voice=Voice.UNKNOWN) for n in (1, 2)]
    html = to_html(surveyed(evidence, {1: 1, 2: 1}, deals=deals))

    assert "<dt>deals</dt><dd><small>not counted: speakers unknown</small></dd>" in html
    assert "open deals" not in html.split("</table>")[1]


def test_lost_more_often_is_said_with_its_counts_and_as_no_cause() -> None:
    closed = {"opened": day(0).date(), "closed": day(90).date()}
    deals = [
        Deal(key=f"{n}", name="", account=f"A{n}", status=LOST if n <= 18 or n > 36 else WON, **closed)
        for n in range(1, 41)
    ]
    evidence = [heard(n, account=f"A{n}") for n in range(1, 21)]
    held_too = [held(n, account=f"A{n}") for n in range(1, 41)]
    field = surveyed(evidence, dict.fromkeys(range(1, 21), 1), held_too, deals=deals)
    text = Read(to_html(field)).text

    assert "Lost more often: of 20 closed deals in which it was raised 18 lost, of 20 others" in text
    assert "36 times the odds of losing, 95 % interval" in text
    assert "That is no proof of a cause." in text


def test_the_first_verbatims_are_customers_own_of_different_accounts() -> None:
    evidence = [
        heard(1, "Same words", account="A", central=0.9),
        heard(2, "same words", account="B", central=0.8),
        heard(3, "Other words", account="A", central=0.7),
        heard(4, "More words", account="C", central=0.6),
        heard(5, "Last words", account="D", central=0.5),
    ]
    html = to_html(surveyed(evidence, dict.fromkeys(range(1, 6), 1)))

    assert re.findall(r'id="V-(\d)"', html)[:3] == ["1", "4", "5"]


def test_the_first_verbatims_are_of_different_conversations_where_no_account_is_known() -> None:
    evidence = [heard(n, f"Words {n}", account="", central=1 - n / 10) for n in range(1, 6)]
    one_talk = [replace(one, conversation=1) if one.id <= 3 else one for one in evidence]
    html = to_html(surveyed(one_talk, dict.fromkeys(range(1, 6), 1)))

    assert re.findall(r'id="V-(\d)"', html)[:3] == ["1", "4", "5"]


def test_refused_rows_and_files_are_told_with_their_reason() -> None:
    text = Read(to_html(a_field())).text

    for told in ("the text is empty", "row 3", "row 4, taken in part", "This is a PDF.", "b.pdf: not read"):
        assert told in text
    assert "a.csv: 1 refused, 1 taken in part" in text


def test_what_was_set_aside_is_folded_by_reason_so_that_a_thousand_time_stamps_hide_no_signature() -> None:
    stamps = tuple(SetAside(source="a.vtt", row=n, why="time stamp", words=f"00:{n}") for n in range(1, 1001))
    signature = SetAside(source="b.mbox", row=7, why="signature", words="Best,\nAda <b>")
    html = to_html(replace(a_field(), set_aside=(*stamps, signature)))
    text = Read(html).text

    assert "1 × signature" in text
    assert "1,000 × time stamp" in text
    assert html.index("× signature") < html.index("× time stamp")
    assert ("b.mbox, row 7" in text, "Best,\nAda <b>" in text) == (True, True)
    assert "800 more in the JSON export" in text


def test_set_phrases_are_folded_apart_with_how_to_bring_one_back() -> None:
    field = a_field()
    once = field.heard_once[0]
    said = tuple(replace(once, id=900 + n, conversation=n, text="Shall we <b>?") for n in range(3))
    html = to_html(replace(field, set_phrases=(SetPhrase(id=4, words="Shall we <b>?", verbatims=said),)))
    part = html.split('id="phrases"')[1].split("</section>")[0]

    assert "<details>" in part
    assert "1 set phrase" in part
    assert "P-4 · 3 conversations" in part
    assert "Shall we &lt;b&gt;?" in part
    assert "groundswell set-phrase --hear P-4" in part
    assert 'id="phrases"' not in to_html(field)


def test_many_files_are_summed_by_kind_and_listed_in_a_fold() -> None:
    file = a_field().files[0]
    many = tuple(replace(file, source=f"calls/{n}.vtt", kind="vtt") for n in range(130))
    html = to_html(replace(a_field(), files=(*many, file)))
    open_part, fold = html.split('id="sources"')[1].split("All 131 files")

    assert "130 files" in open_part
    assert f"{130 * 70:,}" in open_part
    assert "calls/7.vtt" not in open_part
    assert all(f"calls/{n}.vtt" in fold for n in range(130))


def test_a_models_name_is_marked_as_one() -> None:
    field = a_field()
    named = replace(field.concerns[0], name="Slow exports", named_by=NamedBy.MODEL)

    assert "worded by a language model" not in to_html(field)
    assert "worded by a language model" in to_html(replace(field, concerns=(named, *field.concerns[1:])))


def test_what_does_not_fit_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "ONE_FILE", replace(ONE_FILE, verbatims=30, sections=3))
    read = Read(to_html(a_field()))
    shown = sum(name.startswith("V-") for name in read.ids)

    assert shown == 30
    assert "1 more concern in the list above" in " ".join(read.text.split())
    left = [int(n.replace(",", "")) for n in re.findall(r"([\d,]+) more verbatims? did not fit", read.text)]
    assert shown + sum(left) + 15 == 61  # fifteen stand in the concern that is only listed


def test_five_thousand_verbatims_stay_below_four_megabytes() -> None:
    size = len(to_html(a_field(verbatims=5000, concerns=80)).encode())

    assert size < 4_000_000


@pytest.mark.parametrize("field", [surveyed([], {}), surveyed([heard(1, at=None)], {})])
def test_a_field_without_concerns_is_still_a_page(field: Field) -> None:
    read = Read(to_html(field, notice="Only a sample."))

    assert read.open == []
    assert "No concern recurs yet" in read.text
    assert "Only a sample." in read.text


def test_the_same_field_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_html(a_field(), tmp_path / folder / "a.html")

    for name in ("a.html", "a-words.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_areas_of_the_map_fill_it_by_size_and_do_not_overlap() -> None:
    boxes = squarified([50, 20, 10, 10, 5, 5], Box(0, 0, 300, 200))

    assert [round(b.width * b.height) for b in boxes] == [30000, 12000, 6000, 6000, 3000, 3000]
    for a, b in combinations(boxes, 2):
        apart = a.x + a.width <= b.x + 1e-6 or b.x + b.width <= a.x + 1e-6
        assert apart or a.y + a.height <= b.y + 1e-6 or b.y + b.height <= a.y + 1e-6


def test_every_mapped_concern_has_an_area_that_leads_to_it() -> None:
    field = a_field()
    for width, height in ((1120, 520), (340, 640)):
        tiles = picture(field, width, height).tiles
        hurting = {one.id for one in field.concerns if one.kind is not Kind.PRAISE}
        assert {tile.concern for tile in tiles} == hurting
        assert len(hurting) == 3
        assert all(tile.box.x >= 0 and tile.box.x + tile.box.width <= width for tile in tiles)


def test_no_area_of_the_map_is_drawn_without_a_name() -> None:
    field = a_field(verbatims=600, concerns=60)
    for width, height in ((1120, 520), (340, 300)):
        found = picture(field, width, height)
        assert all(tile.lines for tile in found.tiles)
        assert len(found.tiles) + found.left == sum(one.kind is not Kind.PRAISE for one in field.concerns)
    assert picture(field, 340, 300).left > 0


def test_a_trends_statistics_are_folded_under_its_verdict() -> None:
    field = a_field()
    section = to_html(field).split('id="C-1"')[1].split("</article>")[0]
    summary, folded = (
        section.split('<details class="why"><summary>')[1].split("</details>")[0].split("</summary>")
    )

    assert field.concerns[0].trend.direction.value in summary
    assert field.concerns[0].trend.reason not in summary
    assert next(one for one in field.concerns if one.id == 1).trend.reason in folded


def test_day_and_id_stand_on_one_line_and_the_source_behind_them() -> None:
    html = to_html(surveyed([heard(1, account="A"), heard(2, account="B")], {1: 1, 2: 1}))
    cite = html.split('id="V-1"')[1].split("</li>")[0].split('class="cite"')[1]

    assert re.search(r'<span class="id">\d+ \w+ \d{4} · V-1</span><small class="place">', cite)


def test_without_accounts_it_speaks_of_conversations_and_has_no_column_of_noughts() -> None:
    evidence = [heard(n, text=f"Slow {n}", at=None) for n in range(1, 6)]
    nobody = [replace(one, account="", seller="", said_by="") for one in evidence]
    html = to_html(surveyed(nobody, dict.fromkeys(range(1, 6), 1)))
    text = Read(html).text
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', html.split('class="files"')[0])

    assert heads == ["#", "Concern", "Conversations"]
    assert "raised in 5 of 5 conversations" in text
    assert "0 accounts" not in text
    assert "share of conversations that raised it" in text
    assert not re.search("accounts? that raised", text)
    assert not re.search(r"<dt>(accounts|sellers|open deals)</dt>", html)


def test_that_nobody_knows_who_speaks_is_said_once() -> None:
    told = "Whether customers or sellers speak is not known."
    unknown = surveyed([heard(n, voice=Voice.UNKNOWN) for n in (1, 2)], {1: 1, 2: 1})
    html = to_html(unknown)

    assert (html.count(told), '<body class="unheard">' in html) == (1, True)
    assert (to_html(a_field()).count(told), "<body>" in to_html(a_field())) == (0, True)


def test_what_is_not_said_by_the_customer_has_one_word() -> None:
    text = Read(to_html(a_field())).text

    assert re.search(r"\+\d+ reported", text)
    assert "second hand" not in text


def test_what_is_praised_is_ranked_apart_from_what_hurts() -> None:
    told = pages.page(a_field(concerns=8), title="T", notice="", layout=ONE_FILE)
    assert [one.rank for one in told.listed] == [1, 2, 3, 4, 5, 6]
    assert [(one.rank, one.kind) for one in told.praised] == [(1, "praise"), (2, "praise")]
    assert {one.id for one in told.sections} == {one.id for one in (*told.listed, *told.praised)}
    html = to_html(a_field())
    assert html.index('id="ranked"') < html.index('id="praised"') < html.index('id="concerns"')


def test_without_praise_there_is_no_list_of_it() -> None:
    field = a_field()
    hurting = tuple(one for one in field.concerns if one.kind is not Kind.PRAISE)
    assert "What customers praise" not in to_html(replace(field, concerns=hurting))
    praised = tuple(one for one in field.concerns if one.kind is Kind.PRAISE)
    page = to_html(replace(field, concerns=praised))
    assert "What customers praise" in page
    assert "Nothing that hurts recurs yet" in page


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_are_readable_on_what_they_stand_on_in_light_and_dark() -> None:
    """WCAG AA: 4.5 to 1 for text."""
    css = re.search(r"<style>(.*?)</style>", to_html(surveyed([], {})), re.DOTALL)
    assert css
    palettes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", css[1], re.DOTALL)
        if "--ground: #" in block and "#fff;" not in block
    ]
    assert len(palettes) == 2
    pairs = [(ink, on) for ink in ("ink", "soft", "accent") for on in ("ground", "paper", "wash")]
    pairs += [("ink", "tint"), ("on-accent", "accent"), ("warm", "warm-wash"), ("warm", "ground")]
    poor = [
        (i, p)
        for i, palette in enumerate(palettes)
        for p in pairs
        if _contrast(palette[p[0]], palette[p[1]]) < 4.5
    ]

    assert poor == []


def test_what_says_the_very_same_is_folded_under_the_first_that_does() -> None:
    repeated = {1: 1, 3: 1, 4: 1}
    evidence = [
        heard(n, f"Words {n}", account=f"A{n}", central=1 - n / 10, again=repeated.get(n, 0))
        for n in range(1, 8)
    ]
    html = to_html(surveyed(evidence, dict.fromkeys(range(1, 8), 1)))
    section = html.split('class="quotes"')[1]

    assert re.findall(r'id="V-(\d)"', html) == ["1", "3", "4", "2", "5", "6", "7"]
    assert "<summary>said again 2 times</summary>" in section.split('id="V-3"')[0]
    assert "<summary>2 more verbatims</summary>" in section


def test_one_that_is_said_again_elsewhere_only_is_quoted_as_any() -> None:
    evidence = [heard(n, f"Words {n}", again=5) for n in (1, 5)]
    html = to_html(surveyed([*evidence, heard(2)], {1: 1, 2: 1, 5: 2}))

    assert "said again" not in html
