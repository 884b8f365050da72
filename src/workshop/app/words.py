"""Two plain words that name a seat: easy to read out, to write down and to tell apart."""

from __future__ import annotations

import secrets
from collections.abc import Collection

FIRST = tuple(
    "amber apple autumn birch blue bright calm cedar clear cobalt copper coral crisp dune early ember even fern "
    "gentle golden granite green hazel honey indigo ivory jade juniper kelp lemon lilac linen lucky maple meadow "
    "mellow misty mossy nutmeg oaken ochre olive opal pebble pine plain plum poplar quartz quiet river rosy russet "
    "saffron sandy silver slate snowy spruce steady stone summer sunny swift tawny teal tidal umber velvet violet "
    "walnut warm willow winter wooden".split()
)
SECOND = tuple(
    "acorn anchor aster badger beacon bell bridge brook candle canyon comet crane cricket daisy dove drum egret "
    "falcon feather ferry finch flint forest fox garden gate glade harbour hare hawk heron hill iris island ivy kettle "
    "kite lake lantern lark leaf lily lighthouse linnet lynx magpie marten mill moon moth orchard orchid otter owl "
    "paddle path pear poppy quail raven reed robin sail seal shell sparrow spring star stork swan tern thistle "
    "thrush tiger tulip valley violin wave wren".split()
)


def fresh_words(taken: Collection[str]) -> str:
    """Words that nobody in the room has yet; where all pairs are taken, a number tells more apart."""
    free = [f"{first} {second}" for first in FIRST for second in SECOND]
    free = [words for words in free if words not in taken]
    if free:
        return secrets.choice(free)
    return f"{secrets.choice(FIRST)} {secrets.choice(SECOND)} {len(taken) + 1}"
