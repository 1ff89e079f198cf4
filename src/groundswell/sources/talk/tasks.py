"""Lists of what is to be done, in which names stand before a colon and nobody speaks."""

import re
from collections.abc import Iterator, Sequence

from groundswell.sources.formats.months import month_of
from groundswell.sources.talk.lines import Form, Line
from groundswell.sources.talk.naming import is_section

# What stands beneath these is to be done, though names stand before it.
_TASKS = re.compile(
    r"^(?:action (?:items?|points?)|next steps?|to[ -]?dos?|tasks|follow[ -]ups?|aufgaben|nächste schritte"
    r"|ma(?:ß|ss)nahmen|tâches|prochaines étapes|plan d'actions?|tareas|próximos pasos|acciones|tarefas"
    r"|próximos passos|compiti"
    r"|prossimi passi|azioni|actiepunten|volgende stappen|zadania|следующие шаги|задачи)(?!\w)(?P<when>.*)$",
    re.I,
)
_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s")
_LONGEST_HEADING = 80  # characters
_LONGEST_SMALL = 3  # letters: "of", "vom", "del"


def heads_tasks(text: str) -> bool:
    """Whether a line heads a list of what is to be done: "Action items 12 March"."""
    match = _TASKS.match(re.sub(r"^[\W_]+|[\W_]+$", "", text))
    beside = re.findall(r"[^\W\d_]+", match["when"]) if match else []
    # "Next steps with Linden" is a title; a day may stand beside the tasks.
    return match is not None and all(len(word) <= _LONGEST_SMALL or month_of(word) for word in beside)


def is_item(text: str) -> bool:
    """Whether a line is an item of a list."""
    return bool(_ITEM.match(text))


def tasks_in(lines: Sequence[Line]) -> set[int]:
    """Lines beneath "Action items", where nobody has spoken above and nobody asks, or all are items of a
    list."""
    tasks, begun = set[int](), False
    for heading, beneath in _sections(lines):
        asked = any(lines[i].text.rstrip().endswith("?") for i in beneath)
        listed = all(is_item(lines[i].text) for i in beneath)
        if heads_tasks(heading) and (listed or not (begun or asked)):
            tasks.update(beneath)
        else:
            begun = begun or any(lines[i].opening(Form.COLON) for i in beneath)
    return tasks


def _sections(lines: Sequence[Line]) -> Iterator[tuple[str, Sequence[int]]]:
    """What stands beneath each line that heads a part of the file; above the first, beneath nothing."""
    heading, beneath = "", list[int]()
    for i, line in enumerate(lines):
        short = len(line.text) <= _LONGEST_HEADING
        if short and (heads_tasks(line.text) or is_section(line.text) or line.opening(Form.HEADING)):
            yield heading, beneath
            heading, beneath = line.text, []
        elif not line.blank:
            beneath.append(i)
    yield heading, beneath
