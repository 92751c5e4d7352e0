"""What a page shows, said for programs: JSON-LD in the words of schema.org.

Views and records go in, nodes come out, as values; the host puts them into the page. A node says
what a source states or what our records hold for certain; what is inferred, approximate or alleged
is not in it. docs/decisions/0011-what-the-structured-data-says.md has the reasons.
"""

from microsite.structured.dataset import Distribution, dataset
from microsite.structured.graph import HOME, Identifiers, Node, script
from microsite.structured.pages import Describer, Titled, above

__all__ = [
    "HOME",
    "Describer",
    "Distribution",
    "Identifiers",
    "Node",
    "Titled",
    "above",
    "dataset",
    "script",
]
