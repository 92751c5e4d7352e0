"""What readers will see of the site as a whole: its name, its address, how to reach its makers."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.doctor.situation import Remark, Situation

_SOON = 30
"""How many days before it ends an address for security reports is spoken of."""
_LONG = 366
"""How many days ahead RFC 9116 (2.5.5) would have it end at the latest."""


def site(situation: Situation) -> Iterator[Remark]:
    """Hold the settings of the site against the investigation."""
    facts = situation.site
    if facts.unreadable:
        yield Remark("settings", "problem", facts.unreadable, "mend mkdocs.yml")
        return
    if facts.placeholder:
        says, _, todo = facts.placeholder.partition("; ")
        yield Remark("address", "note", says, f"before you publish, {todo}")
    else:
        yield Remark("address", "ok", "the site has one")
    if facts.unfinished:
        says = "a build is at work in its folder, or was broken off and left there what it had"
        yield Remark("build", "note", says, "before you publish it, build it and wait for the end")
    title = situation.loaded.project.investigation.title
    if facts.name == title:
        yield Remark("name", "ok", f"{title}, in mkdocs.yml and in data/investigation.yaml")
    else:
        says = f"mkdocs.yml calls the site '{facts.name}', data/investigation.yaml '{title}'"
        yield Remark("name", "note", says, "make site_name and title the same")


def reports(situation: Situation) -> Iterator[Remark]:
    """Say whether readers can report mistakes, and researchers holes, and for how long."""
    investigation = situation.loaded.project.investigation
    if investigation.mistakes:
        yield Remark("mistakes", "ok", f"readers report them at {investigation.mistakes}")
    else:
        says = "readers are told no way to report one"
        yield Remark("mistakes", "note", says, "set mistakes in data/investigation.yaml")
    security = investigation.security
    if security is None:
        says = "nobody is told how to report a hole in the site"
        yield Remark("security", "note", says, "set security in data/investigation.yaml")
        return
    ends = security.expires.latest
    days = (ends - situation.today).days if ends else 0
    todo = "set a later day in data/investigation.yaml, if it still holds"
    if days < 0:
        says = f"what security.txt says held until {security.expires.text}"
        yield Remark("security", "problem", says, todo)
    elif days < _SOON:
        yield Remark("security", "note", f"security.txt holds for {days} more days", todo)
    elif days > _LONG:
        says = f"security.txt holds until {security.expires.text}, more than a year ahead"
        yield Remark("security", "note", says, "set a day within a year")
    else:
        yield Remark("security", "ok", f"security.txt holds until {security.expires.text}")
