"""The whole situation of a project at a glance: what is well, and what to do about the rest.

`check` judges the records. This looks at what stands around them: the machine, git, the archive,
the settings, days that pass and words that no rule can know to be out of date. No network is used.
"""

from microsite.doctor.examination import examine
from microsite.doctor.situation import Remark, SiteFacts, Situation

__all__ = ["Remark", "SiteFacts", "Situation", "examine"]
