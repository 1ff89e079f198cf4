"""Questions as names of columns: what every form tool exports."""

import re
from collections.abc import Sequence

from groundswell.sources.columns.content import column_of
from groundswell.sources.columns.wordlists import words

_SENTENCE = re.compile(r"[.?!]\s*$|[.?!]\s+\S")
_QUESTION = re.compile(r"[?？؟]\s*[)\]\"'”»]?\s*\*?\s*$")
_WORD = re.compile(r"[^\W\d_]+")
# Whom the question of a form speaks to, or of; and who speaks in a question of a customer's own.
_ASKED = words("""
    you your yours us we our sie ihnen ihr ihre ihren ihrem ihrer du dir dich dein deine euch uns wir unser
    unsere vous votre vos tu toi ton nous notre usted ustedes su sus te nosotros nos você vocês seu sua lei
    suo voi vi u uw je jij jouw jullie wij ons onze pan pani państwo państwa ci ty вы вас вам ваш ваше мы нас
    нам
""")
_OWN = words("""
    i my me mine ich mein meine mir mich mon mes yo mis eu meu minha io mio mia ik mijn mój я мой мне
""")
# Mean words up to which answers are choices ("Yes", "Pro"), and the share of different ones below which they
# may be chosen from a list, however long.
_WORDS_OF_A_CHOICE = 1.2
_CHOSEN = 0.2
_OPEN_ENDED, _CHOSEN_BELOW = "open-ended response", "response"
# Rows that must stand below a lone question before it passes for the name of its column.
_FEWEST_ANSWERS = 3


def is_speech(cell: str) -> bool:
    """Whether a cell reads as something said, not as a name."""
    count = len(cell.split())
    return count > 25 or (count >= 4 and bool(_SENTENCE.search(cell)))


def are_asked(top: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Questions to whoever fills in a form, over answers that are no questions."""
    asked = [cell.strip() for cell in top if cell.strip()]
    answers = [cell for row in below for cell in row if cell.strip()]
    enough = len(answers) >= _FEWEST_ANSWERS and bool(asked)
    return enough and all(map(_is_asked, asked)) and not any(map(_QUESTION.search, answers))


def open_questions(header: Sequence[str], sample: Sequence[Sequence[str]]) -> list[int]:
    """The columns named by a question or a prompt, those with the longest answers first."""
    prompts = [at for at, name in enumerate(header) if is_speech(name) or _QUESTION.search(name)]
    figures = {at: column_of([cells[at] for cells in sample]) for at in prompts}
    open_ones = [at for at in prompts if figures[at].words > _WORDS_OF_A_CHOICE]
    return sorted(open_ones, key=lambda at: (figures[at].distinct < _CHOSEN, -figures[at].words))


def chosen_from_lists(sample: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns of which a second header row says that their answers are chosen from a list.

    SurveyMonkey writes "Open-Ended Response" below the questions that people answer in words of their own,
    and "Response" below the others. Empty where no column is said to be open.
    """
    below = [cell.strip().casefold() for cell in sample[0]] if sample else []
    if _OPEN_ENDED not in below:
        return frozenset()
    return frozenset(at for at, cell in enumerate(below) if cell == _CHOSEN_BELOW)


def _is_asked(cell: str) -> bool:
    parts = frozenset(_WORD.findall(cell.lower()))
    return bool(_QUESTION.search(cell) and parts & _ASKED) and not parts & _OWN
