"""How a report is laid out: how much of the words stands in the page, and where the rest stands."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """`words` is the address of the page of all words as the report links to it; empty where there is none
    and everything stands in the report itself."""

    words: str
    sections: int  # concerns with a section of their own; the list names all
    verbatims: int  # in the report
    longest: int  # letters of a verbatim quoted before it leads to the whole of it; 0: always whole

    def words_of(self, concern: int) -> str:
        """Where all verbatims of a concern stand."""
        return f"{self.words}#C-{concern}"


# About 500 bytes a verbatim: 3 MB.
ONE_FILE = Layout(words="", sections=600, verbatims=6000, longest=0)

# What the page of all words has room for.
MOST_WORDS = 20_000


def beside(words: str) -> Layout:
    """A report that links to `words`, small enough for a phone and for a mail: some 7 kB a section."""
    return Layout(words=words, sections=80, verbatims=0, longest=400)
