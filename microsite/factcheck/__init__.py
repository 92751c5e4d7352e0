"""The fact-check sheet: every sentence and fact that the site publishes, one by one, to be signed.

`facts` takes the published rows apart; `grounds` says what each fact stands on, `curators` who
wrote it, `shown` on which pages it is; `make` puts the sheet together, `narrowing` leaves the lines
that a change touches, `context` adds the articles' paragraphs for a private one, and `csv_file`
writes it for spreadsheets. The HTML is rendered by `microsite.render` from `templates/factcheck/`.

Each fact is one line with all its pages, and not one line on each page: who signs reads it once,
and a mended fact is mended everywhere. It stands under the page that the record belongs to.
"""

from microsite.factcheck.csv_file import as_csv
from microsite.factcheck.make import Material, UnknownRecord, make_sheet
from microsite.factcheck.sheet import Head, Line, Sheet

__all__ = ["Head", "Line", "Material", "Sheet", "UnknownRecord", "as_csv", "make_sheet"]
