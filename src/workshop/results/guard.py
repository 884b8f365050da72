"""The small-group guard: no figure under five people, and none from which a smaller one follows.

Knows sets of people only; what is asked of them is its callers' business.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

SMALLEST = 5

Person = str
People = frozenset[Person]
Key = TypeVar("Key", bound=Hashable)


def is_large(n: int) -> bool:
    """Whether a figure over `n` people may be shown."""
    return n >= SMALLEST


def are_safe(groups: Collection[People]) -> bool:
    """Whether figures over all these groups may stand side by side.

    Each is large enough, and no two differ by a few people only: the figure of those few
    would follow by subtraction.
    """
    distinct = set(groups)
    return all(is_large(len(group)) for group in distinct) and all(
        one <= other or is_large(len(one - other)) for one in distinct for other in distinct
    )


def harmonised(groups: Mapping[Key, People]) -> dict[Key, People]:
    """The groups cut so that figures over them, and over those who are in all of them, are safe.

    Groups that can stand as they are do. Otherwise only the people in all of them count; while
    these are too few, the smallest group is left out.
    """
    kept = {key: people for key, people in groups.items() if is_large(len(people))}
    while kept:
        common = frozenset.intersection(*kept.values())
        if are_safe([*kept.values(), common]):
            return kept
        if is_large(len(common)):
            return dict.fromkeys(kept, common)
        del kept[min(kept, key=lambda key: len(kept[key]))]
    return {}
