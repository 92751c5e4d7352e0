"""Puts labels beside points so that none covers another label, a mark or the edge.

A label is tried at eight places around its mark, then farther out with a line leading to it. Of
the places that are free the cheapest is taken: nearest first, then where it crosses no coast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

# Widths of characters as parts of the font size: those of the widest sans serif that is
# common (DejaVu Sans Bold), for the reader's font is not known here.
WIDTHS = {
    **dict.fromkeys("ijlI.,:;'’|!", 0.37),
    **dict.fromkeys("frt()[]- ", 0.5),
    **dict.fromkeys("mwMW@%&—", 1.1),
}
CAPITAL, OTHER = 0.78, 0.69
TEXT, SMALL_TEXT = 13, 12  # px, the sizes of type on the maps, as in map.css
LINE_HEIGHT = 1.15
LONG = 18  # characters after which a label is broken into lines


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: Box) -> bool:
        """Whether the two have any place in common."""
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )

    def within(self, other: Box) -> bool:
        """Whether it lies wholly inside the other."""
        return (
            other.x0 <= self.x0
            and self.x1 <= other.x1
            and other.y0 <= self.y0
            and self.y1 <= other.y1
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """A label to be placed: at which mark (center and radius), how large, its lines of text.

    `reach` is how far from the mark it may go, in pixels, with a line leading to it.
    """

    key: str
    x: float
    y: float
    radius: float
    size: float
    lines: tuple[str, ...]
    reach: float = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label: where its first baseline begins, how it is set, and its leader line."""

    key: str
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str  # start, middle or end, as SVG's text-anchor
    side: str  # e, w, s, n, se, sw, ne, nw
    box: Box
    leader: tuple[float, float, float, float] | None = None

    def trail(self) -> list[Box]:
        """The places along the leader, but for its first few pixels, which are at the mark."""
        if self.leader is None:
            return []
        x0, y0, x1, y1 = self.leader
        steps = int(max(abs(x1 - x0), abs(y1 - y0)) / 4)
        along = [(x0 + (x1 - x0) * t / steps, y0 + (y1 - y0) * t / steps) for t in range(2, steps)]
        return [Box(x - 1, y - 1, x + 1, y + 1) for x, y in along]


# Compass side → (x, y) direction from the mark. The order is the preference.
SIDES = {
    "e": (1.0, 0.0),
    "w": (-1.0, 0.0),
    "s": (0.0, 1.0),
    "n": (0.0, -1.0),
    "se": (0.75, 0.75),
    "ne": (0.75, -0.75),
    "sw": (-0.75, 0.75),
    "nw": (-0.75, -0.75),
}
RINGS = (0, 9, 18, 28, 40, 54)  # extra distances from the mark, in pixels
GAP = 4  # px between a mark and a label close by
LEADER = 9  # from this extra distance on, a line leads to the label
CLEAR = 9  # px between a label and another's mark; nearer, it could be read as that one's


@dataclass(slots=True)
class Placer:
    """Place labels one after another on one picture.

    `taken` are places to keep free, `spared` such as are better not covered, and `penalty` gives
    what it costs to stand at a place otherwise (0 is nothing).
    """

    frame: Box
    taken: list[Box] = field(default_factory=list)
    spared: list[Box] = field(default_factory=list)
    penalty: Callable[[Box], float] = field(default=lambda box: 0.0)

    def place(
        self, wish: Wish, rivals: Sequence[Box] = (), sides: Sequence[str] = tuple(SIDES)
    ) -> Label | None:
        """Place one label and keeps its room; none if there is no free place for it.

        `rivals` are further places which this label alone must keep clear of; `sides` are those
        that it may stand on, the preferred first.
        """
        best: tuple[float, Label] | None = None
        for ring, extra in enumerate(RINGS):
            if extra > wish.reach or (best and best[0] <= 3 * ring):
                break
            for rank, side in enumerate(sides):
                label = _at(wish, side, extra)
                if not self._free(label, rivals):
                    continue
                covered = sum(map(label.box.meets, self.spared))
                cost = 3 * ring + 0.2 * rank + covered + self.penalty(label.box)
                if best is None or cost < best[0]:
                    best = cost, label
        if best is None:
            return None
        self.taken += [best[1].box, *best[1].trail()]
        return best[1]

    def place_all(self, wishes: Sequence[Wish]) -> dict[str, Label]:
        """Place many, those with the most neighbors first; leaves out what finds no room."""
        placed = {}
        for wish in sorted(wishes, key=lambda wish: (-_neighbors(wish, wishes), wish.key)):
            rivals = mark_boxes((other for other in wishes if other is not wish), CLEAR)
            label = self.place(wish, rivals)
            if label:
                placed[label.key] = label
        return placed

    def _free(self, label: Label, rivals: Sequence[Box]) -> bool:
        return (
            label.box.within(self.frame)
            and not any(map(label.box.meets, (*self.taken, *rivals)))
            and not any(step.meets(box) for step in label.trail() for box in self.taken)
        )


def mark_boxes(wishes: Iterable[Wish], room: float = 1) -> list[Box]:
    """The places of the marks themselves, with room around them."""
    sizes = [(wish, wish.radius + room) for wish in wishes]
    return [Box(w.x - size, w.y - size, w.x + size, w.y + size) for w, size in sizes]


def broken(text: str) -> tuple[str, ...]:
    """Break a long label at spaces into lines of about equal length, three at most."""
    words = text.split()
    count = min(len(words), 3, -(-len(text) // LONG))
    if count < 2:
        return (" ".join(words),)
    lines, goal = [""], len(text) / count
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > goal * 1.15 and len(lines) < count:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def width(text: str, size: float) -> float:
    """About how wide a text is, in the unit of the font size."""
    return size * sum(WIDTHS.get(c, CAPITAL if c.isupper() else OTHER) for c in text)


def _neighbors(wish: Wish, others: Iterable[Wish], near: float = 60) -> int:
    return sum(abs(o.x - wish.x) < near and abs(o.y - wish.y) < near for o in others)


def _at(wish: Wish, side: str, extra: float) -> Label:
    """The label at one side of its mark, `extra` pixels farther out than close by."""
    dx, dy = SIDES[side]
    gap = wish.radius + GAP + extra
    x, y = wish.x + dx * gap, wish.y + dy * gap
    wide = max(width(line, wish.size) for line in wish.lines)
    tall = wish.size * LINE_HEIGHT * len(wish.lines)
    anchor = "start" if dx > 0 else "end" if dx < 0 else "middle"
    left = x if dx > 0 else x - wide if dx < 0 else x - wide / 2
    top = y if dy >= 1 else y - tall if dy <= -1 else y - tall / 2 + dy * tall / 2
    box = Box(left, top, left + wide, top + tall)
    leader = None
    if extra >= LEADER:
        start = wish.radius + 1
        leader = (wish.x + dx * start, wish.y + dy * start, x - dx, y - dy)
    # 0.36 of the size is about half the height of capitals: it centers a line on its middle.
    baseline = top + wish.size * (LINE_HEIGHT / 2 + 0.36)
    return Label(wish.key, wish.lines, x, baseline, anchor, side, box, leader)
