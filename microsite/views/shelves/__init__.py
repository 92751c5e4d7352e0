"""Long lists in parts: which page each record stands on, however many there are.

A list that a reader can take in is one page. A longer one is laid out on shelves: parts by state,
by date or by the first letters of names, each of which is a page, and which are split further where
one of them is too long. A part's address comes from its records alone and never from their number
or order, so it stays when records are added: what is split further stays as the list of its parts.
"""

from microsite.views.shelves.limits import LIMITS, Limits
from microsite.views.shelves.lists import LISTS
from microsite.views.shelves.moved import moved
from microsite.views.shelves.places import PLACED, Places
from microsite.views.shelves.position import PartLink, PartsPage, Position, parts_page, position
from microsite.views.shelves.shelf import Item, Part

__all__ = [
    "LIMITS",
    "LISTS",
    "PLACED",
    "Item",
    "Limits",
    "Part",
    "PartLink",
    "PartsPage",
    "Places",
    "Position",
    "moved",
    "parts_page",
    "position",
]
