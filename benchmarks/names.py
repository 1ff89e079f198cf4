"""Whether names tell their concerns apart: `python -m benchmarks.names [--show]`.

Concerns are those that grouping finds in the shared sets. A name tells its concern when its vector is nearest
to the mean of that concern's verbatims, of all means. Vectors have a say in naming, so this only tells that
nothing broke. Whether a name is right a reader must say: `--show` prints each with central verbatims.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.grouping_quality import LabelledSet, load_sets
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.grouping import group
from groundswell.engine.naming.merit import Said
from groundswell.engine.naming.names import names

HEAD = f"{'set':24} concerns  own nearest  cosine  words  quotes"


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """Concerns of a set with their names; verbatims are positions in the set, most central first."""

    names: dict[int, str]
    members: dict[int, list[int]]
    nearest: float  # share of the names that are nearest to their own concern
    cosine: float  # mean, of a name to its concern
    words: float  # mean


def named(labelled: LabelledSet, encoder: Encoder) -> Named:
    vectors = encoder.encode(labelled.texts)
    found = group(vectors, labelled.texts)
    members: dict[int, list[int]] = {}
    for at in np.flatnonzero(found.inside).tolist():
        members.setdefault(int(found.communities[at]), []).append(at)
    members = {concern: of for concern, of in sorted(members.items()) if len(of) > 1}
    means = _unit(np.stack([vectors[of].mean(axis=0) for of in members.values()]))
    for mean, of in zip(means, members.values(), strict=True):
        likeness = vectors[of] @ mean
        of.sort(key=dict(zip(of, (-likeness).tolist(), strict=True)).__getitem__)
    given = names(
        {c: [Said(text=labelled.texts[at], language="en") for at in of] for c, of in members.items()},
        {},
        encoder=encoder,
    )
    likeness = _unit(encoder.encode([given[concern].strip("“”") for concern in members])) @ means.T
    return Named(
        names=given,
        members=members,
        nearest=float(np.mean(likeness.argmax(axis=1) == np.arange(len(members)))),
        cosine=float(np.mean(np.diag(likeness))),
        words=float(np.mean([len(name.split()) for name in given.values()])),
    )


def _unit(vectors: Vectors) -> Vectors:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def lines(*, show: bool = False) -> Iterator[str]:
    from groundswell.encoders import open_encoder

    encoder = open_encoder()
    yield HEAD
    for name, labelled in load_sets().items():
        if name == "CLINC150 out of scope":
            continue
        run = named(labelled, encoder)
        quotes = sum(one.startswith("“") for one in run.names.values())
        yield (
            f"{name:24} {len(run.names):8} {run.nearest:12.3f} {run.cosine:7.3f} {run.words:6.1f}"
            f" {quotes / len(run.names):7.1%}"
        )
        for concern, of in run.members.items() if show else ():
            yield f"    {run.names[concern]}"
            yield from (f"        {labelled.texts[at]}" for at in of[:4])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print every name with four central verbatims")
    for line in lines(show=parser.parse_args().show):
        print(line, flush=True)


if __name__ == "__main__":
    main()
