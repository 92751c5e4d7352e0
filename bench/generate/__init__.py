"""A made-up project of any size: so many agencies, and all that is told of them.

Everything follows from the number of agencies and a seed: the same two give the same bytes. Nothing
in it is real but the states; towns, papers, people and words are put together from
syllables, so that no allegation is made of anybody.
"""

from bench.generate.project import Shape, write_project

__all__ = ["Shape", "write_project"]
