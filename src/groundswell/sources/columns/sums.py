"""Rows of a table that add up those above: "Summe Besuche: 4", "Total | 312"."""

import re
from collections.abc import Sequence

from groundswell.sources.columns.languages import folded

_SUM = re.compile(
    r"(?:(?:grand |sub)?totals?|sum|count|average|mean|summen?|gesamt(?:summe|zahl)?"
    r"|anzahl|insgesamt|mittelwert|durchschnitt"
    r"|totale?s?|totaux|somme|moyenne|suma|promedio|recuento|soma|media|contagem|somma|conteggio|totaal|som|gemiddelde"
    r"|razem|srednia|lacznie|ogolem|summa|antal|antall|totalt|i alt|celkem|soucet|prumer"
    r"|итого|всего|сумма|toplam|合計|総計|平均|件数"
    r"|总计|合计|小计|합계|총계|평균)(?:\s+[\w.-]+){0,3}\s*:?"
)
_NUMBER = re.compile(r"[\s$€£¥]*[\d.,]+(?:\s?[%€$£x]|\s\w{1,8})?\s*")


def adds_up(cells: Sequence[str]) -> bool:
    """Whether a row holds a word for a sum, numbers, and nothing else."""
    filled = [cell for cell in cells if cell.strip()]
    if not 1 < len(filled) <= max(len(cells) - 1, 2):
        return False
    named = [cell for cell in filled if len(cell) <= _LONGEST and _SUM.fullmatch(folded(cell).strip())]
    return len(named) == 1 and all(_NUMBER.fullmatch(cell) for cell in filled if cell is not named[0])


_LONGEST = 60
