"""Adding an article: a saved file into an archived copy and a proposed source.

`read` takes a text, a web page or a PDF and gives a `Document`. `prepare` proposes which of its
lines are the article, what the copy says of itself and how that is known, and what it has in
common with the records. `write` puts the copy into the archive and the source into the project.
Nothing here asks the network, and whatever cannot be told from the file stays unknown.
"""

from microsite.intake.body import Body, propose_body
from microsite.intake.document import Document, Unreadable
from microsite.intake.filing import Prepared, Refused, prepare, write
from microsite.intake.proposal import Proposal, propose
from microsite.intake.reading import read, read_bytes
from microsite.intake.values import Proposed

__all__ = [
    "Body",
    "Document",
    "Prepared",
    "Proposal",
    "Proposed",
    "Refused",
    "Unreadable",
    "prepare",
    "propose",
    "propose_body",
    "read",
    "read_bytes",
    "write",
]
