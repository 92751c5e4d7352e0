"""What a site was built from and what it holds: `build.json`, which is published with it.

`begin` looks at what a build starts from; `Begun.record` says so of the site that came of it;
`attest` reads it back and holds a copy of the site against it.
"""

from __future__ import annotations

from microsite.hosts.record.beginning import Begun, begin
from microsite.hosts.record.origin import UnusableEpoch
from microsite.hosts.record.record import PATH, File, Record

__all__ = ["PATH", "Begun", "File", "Record", "UnusableEpoch", "begin"]
