"""Targets, set and taken away by whoever has a keyboard alone; each with its undo."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]


@acts("targets", "target-away")
def test_a_target_is_set_taken_away_and_brought_back_by_undo(keyboard: Keyboards) -> None:
    hands = keyboard("executive")
    page = hands.page
    page.goto("/results/targets")
    standing = page.get_by_role("region", name="Targets that stand").get_by_role("listitem")
    expect(standing.first).to_be_visible()
    before = standing.count()  # the sample's own
    hands.fill("Seller", "Nobody Known")
    hands.fill("Period", "2026-Q4")
    hands.fill("Amount", "12000")
    hands.push("Set it")
    expect(hands.field("Seller")).to_be_focused()
    hands.fill("Seller", "Dorota Wolny")
    hands.push("Set it")
    hands.told("et 1 target")
    expect(standing).to_have_count(before + 1)
    hands.push("Take away")
    expect(standing).to_have_count(before)
    hands.undo()
    expect(standing).to_have_count(before + 1)


@acts("targets-bring", "targets-table")
def test_a_table_is_brought_taken_and_undone(keyboard: Keyboards, tmp_path: Path) -> None:
    hands = keyboard("administrator")
    page = hands.page
    page.goto("/results/targets")
    table = tmp_path / "targets.csv"
    table.write_text("period,amount\n2026-Q4,9000\nsoon,1\n")
    page.get_by_label("File", exact=True).set_input_files(table)
    hands.push("Look at it")
    expect(page.get_by_role("region", name="What is refused, and why").get_by_role("listitem")).to_have_count(
        1
    )
    hands.push("Take what can be taken")
    hands.told("et 1 target from a table")
    hands.undo()
    expect(page.get_by_role("heading", name="Bring a table")).to_be_visible()
