"""An XML document as objects and lists, the way JSON would hold it. Entities of its own are refused."""

from pathlib import Path
from xml.parsers import expat

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.records.vocabulary import plain_key

_MOST = 64 * 1024**2
_DEEPEST = 60


def tree_of(path: Path) -> dict[str, object]:
    """The document under the name of its root. Elements of one name that stand side by side are a list,
    and so
    is what one `type="array"` holds.

    Raises UnreadableSource where it is too large, no whole XML, or declares entities.
    """
    if path.stat().st_size > _MOST:
        raise UnreadableSource(f"is more than the {_MOST >> 20} MB that one XML may have: split it")
    tree = _Tree()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.words
    parser.EntityDeclHandler = _refuse
    try:
        with path.open("rb") as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableSource(f"is no whole XML: {error}") from None
    return tree.root


def _refuse(*_: object) -> None:
    raise UnreadableSource("declares entities of its own, which no export needs")


class _Tree:
    def __init__(self) -> None:
        self.root: dict[str, object] = {}
        self._open: list[tuple[str, dict[str, str], list[tuple[str, object]], list[str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise UnreadableSource("nests too deeply")
        self._open.append((plain_key(name.rpartition(":")[2]), attributes, [], []))

    def words(self, text: str) -> None:
        if self._open:
            self._open[-1][3].append(text)

    def end(self, _: str) -> None:
        name, attributes, children, words = self._open.pop()
        value = _value(attributes, children, "".join(words).strip())
        if self._open:
            self._open[-1][2].append((name, value))
        else:
            self.root[name] = value


def _value(attributes: dict[str, str], children: list[tuple[str, object]], words: str) -> object:
    values: dict[str, object] = {plain_key(name): attribute for name, attribute in attributes.items()}
    kind = values.get("type")
    if kind == "array" and len(values) == 1:
        return [child for _, child in children]
    if not children:
        typed = values.keys() <= {"type", "nil", "space", "lang", "encoding"}
        return words if typed or not values else {**values, "text": words}
    for name in dict.fromkeys(name for name, _ in children):
        same = [child for other, child in children if other == name]
        values[name] = same[0] if len(same) == 1 else same
    return values
