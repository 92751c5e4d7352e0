"""The round: everything is looked at once."""

from __future__ import annotations

from itertools import chain

from microsite.doctor import currency, desk, machine, publication
from microsite.doctor.situation import Remark, Situation


def examine(situation: Situation) -> tuple[Remark, ...]:
    """Look at a project and all around it.

    Args:
        situation: what was read of it.

    Returns:
        What is well, what is worth knowing and what does not work, in the order in which one would
        mend it: the machine, the records, the site, and what may be out of date.
    """
    return tuple(
        chain(
            machine.python(),
            machine.packages(situation.root),
            machine.git(situation.root),
            machine.browser(),
            desk.files(situation),
            desk.records(situation),
            desk.archive(situation),
            desk.lock(situation),
            desk.printings(situation),
            desk.editors(situation),
            publication.site(situation),
            publication.reports(situation),
            currency.reading(situation),
            currency.not_known(situation),
            currency.counts(situation),
        )
    )
