"""Where made-up agencies are: the states, each with a frame that lies inside it, and town names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from bench.generate.words import listed


@dataclass(frozen=True, slots=True)
class State:
    """A state, its share of all agencies, and a frame of coordinates inside its borders."""

    name: str
    """Its postal code, as addresses have it."""
    share: int
    south: float
    west: float
    north: float
    east: float

    @property
    def slug(self) -> str:
        """Give the name as it stands in ids and file names."""
        return self.name.lower()


_TABLE = """
AL 40 31.4 -87.8 34.7 -85.6
AK 6 62.5 -155.0 66.5 -143.0
AZ 14 32.6 -113.5 36.6 -109.5
AR 30 33.6 -93.6 36.2 -91.6
CA 50 36.0 -120.4 38.6 -118.9
CO 24 37.4 -108.6 40.6 -102.6
CT 11 41.45 -73.2 41.95 -71.95
DE 5 38.6 -75.68 39.1 -75.55
FL 38 27.5 -82.0 30.2 -81.4
GA 62 31.2 -84.6 34.6 -82.4
HI 1 19.3 -155.75 19.9 -155.3
ID 12 42.5 -116.6 44.2 -112.0
IL 88 38.4 -89.4 42.2 -88.2
IN 52 38.6 -87.2 41.4 -85.2
IA 39 40.9 -95.2 43.3 -91.6
KS 37 37.3 -101.6 39.7 -95.3
KY 39 37.0 -87.2 38.2 -83.4
LA 33 30.8 -93.2 32.8 -91.8
ME 13 44.6 -70.2 46.6 -68.4
MD 14 39.3 -77.4 39.65 -76.2
MA 35 42.15 -72.9 42.6 -71.2
MI 57 42.2 -85.9 43.8 -83.8
MN 44 44.0 -95.8 46.6 -93.2
MS 33 31.2 -90.6 34.6 -88.8
MO 58 36.8 -94.2 40.2 -91.6
MT 12 45.4 -112.6 48.6 -104.6
NE 24 40.4 -101.6 42.6 -97.4
NV 5 39.0 -119.4 41.6 -114.4
NH 20 43.0 -72.0 43.9 -71.2
NJ 53 39.9 -74.9 40.9 -74.4
NM 14 32.2 -108.6 36.6 -103.6
NY 52 42.3 -78.8 43.0 -74.0
NC 48 35.2 -82.2 36.3 -77.6
ND 11 46.3 -103.4 48.6 -97.8
OH 83 39.2 -84.4 41.2 -81.2
OK 44 34.6 -98.6 36.6 -95.2
OR 17 42.5 -122.8 45.2 -118.0
PA 111 40.0 -79.9 41.8 -75.8
RI 5 41.6 -71.75 41.95 -71.5
SC 27 33.6 -81.6 34.8 -80.2
SD 15 43.3 -103.6 45.6 -97.2
TN 37 35.2 -88.4 36.3 -83.6
TX 120 30.0 -99.4 33.2 -95.2
UT 13 37.4 -113.6 41.4 -109.6
VT 7 43.4 -72.9 44.8 -72.2
VA 33 37.0 -79.6 38.4 -77.4
WA 25 46.4 -122.6 48.6 -117.6
WV 23 38.2 -81.6 39.2 -80.2
WI 51 43.2 -90.4 45.6 -88.4
WY 8 41.4 -110.4 44.6 -104.6
"""


def _state(line: str) -> State:
    name, share, south, west, north, east = line.split()
    return State(name, int(share), *(float(each) for each in (south, west, north, east)))


STATES = tuple(_state(line) for line in _TABLE.strip().splitlines())


def shares(count: int) -> tuple[int, ...]:
    """Share out agencies over the states, as evenly as whole numbers allow; the sum is the count.

    Fewer agencies than states go to states from all over the list.
    """
    whole = sum(state.share for state in STATES)
    ends = [0]
    for state in STATES:
        ends.append(ends[-1] + state.share)
    marks = [round(count * end / whole) for end in ends]
    return tuple(after - before for before, after in pairwise(marks))


_FIRST = listed("""
Bral Brenth Clav Corv Crenn Dask Dorv Drav Elm Eskl Farv Fenth Flav Garm Gleth Grov Harv Helk Ilv
Jarl Jesk Kelv Kresh Lask Lorv Marv Melth Morv Nalk Nerv Olth Orsk Pelv Prath Quarl Quelth Rask Relv
Sarn Selk Skarv Stelv Tarv Thelm Trask Ulv Vask Velm Vorn Wask Welth Yarv Zelk Zorn
""")
_MIDDLE = listed("""
a abar adel al amin an ando ar aren av e ebel eden el emer en enna er eric eth i ibel iden il imar
in ina ir isel o obar oden ol omer on onna or oren ov u uden
""")
_LAST = listed("""
bank beck brook burgh bury cliff combe dale dell don ford gate grove ham hampton hurst ley marsh
mere minster moor mouth port ridge shaw stead stoke stow thorpe ton vale ville wade well wick wold
worth
""")
LIMIT = len(_FIRST) * len(_MIDDLE) * len(_LAST)
"""So many towns can be named."""


def towns(count: int, random: Random) -> list[str]:
    """Name so many towns, no two alike, and none after another's first syllables.

    Raises:
        ValueError: there are not so many names.
    """
    if count > LIMIT:
        raise ValueError(f"there are names for {LIMIT:,} towns and not for {count:,}")
    drawn = random.sample(range(LIMIT), count)
    ends = len(_MIDDLE) * len(_LAST)
    return [
        _FIRST[n // ends] + _MIDDLE[n // len(_LAST) % len(_MIDDLE)] + _LAST[n % len(_LAST)]
        for n in drawn
    ]


_GIVEN = listed("""
Abrin Adelva Alder Anwen Arlo Aveline Bastian Berit Brannoc Calla Cassian Ciro Dalia Darian Delphin
Edda Eirik Elowen Emeric Fenna Florin Galen Greta Hollis Idris Ilse Isolde Jorah Juniper Kasimir
Keziah Lavin Linnet Lorcan Maren Merrick Nadir Nolwen Odo Orla Osric Perpetua Petra Quill Ravenna
Rufus Sabine Soren Tamsel Tiberan Ursa Vanja Verity Wilhem Xanthe Yorick Yvaine Zelda Zephyr Zora
""")
_FAMILY = listed("""
Abberline Ackwright Ashgrove Bellweather Bramblecott Briskin Carrowmoor Clemberton Coldwater
Darkshire Dellaquist Dunnavold Eastermark Elderquill Fallowmere Farrowgate Fennimarsh Gallowbrook
Gildersome Glimmerhorn Haddlebury Harkenshaw Hollowbeck Inglemore Jessamond Kettlethorn Kindlebright
Lanternfield Larkmoor Loxenby Marrowstone Merryfallow Mistlethwaite Nettlegrave Nightingill
Oakshadow Ottermere Pemberquist Pennyfallow Quickensilver Quillfeather Ravenhollow Rookwarden
Rushenby Saltmarch Silverbeck Stormgarth Tallowick Thistlecombe Tidewarden Umberstone Vexmoor
Wainscote Westerholt Whistlecroft Wrenfield Yarrowgate Yewdale
""")


def person(n: int, random: Random) -> str:
    """Name somebody; names may come twice, as they do among so many people, but not in a town."""
    middle = chr(ord("A") + n % 26)
    return f"{random.choice(_GIVEN)} {middle}. {random.choice(_FAMILY)}"
