"""Drafting new records: what can be filled in, what came of it, and what is wrong with it.

`blanks` reads the model and says which fields a record has and how each is filled in; `assemble`
makes a record of what was filled in; `judge` says what is wrong with it before it is in a file;
`files` says where it goes;
`quoting` finds the passage that a statement prints, and `answering` what an agency's new answer
makes doubtful. All of it returns values; asking and printing is the command line's.
"""

from microsite.drafting.answering import Doubtful, doubtful, spoken_about, spoken_for
from microsite.drafting.assemble import Answers, assemble, numbered
from microsite.drafting.blanks import Blank, blanks
from microsite.drafting.files import files_for, problem_with_file
from microsite.drafting.ids import propose, slug
from microsite.drafting.judge import Problem, judge, problem_with_id
from microsite.drafting.quoting import Quoted, Unquotable, quote

__all__ = [
    "Answers",
    "Blank",
    "Doubtful",
    "Problem",
    "Quoted",
    "Unquotable",
    "assemble",
    "blanks",
    "doubtful",
    "files_for",
    "judge",
    "numbered",
    "problem_with_file",
    "problem_with_id",
    "propose",
    "quote",
    "slug",
    "spoken_about",
    "spoken_for",
]
