"""Which numbers and dates printed words state, as their language writes them.

Babel knows how languages write numbers and name months (CLDR), and text2num reads numbers that are
spelled out. What cannot be read with certainty states nothing here.
"""

from microsite.printed.days import DAY as DAY
from microsite.printed.days import day as day
from microsite.printed.days import month_names as month_names
from microsite.printed.mentions import Mention as Mention
from microsite.printed.mentions import contradict as contradict
from microsite.printed.mentions import mentions as mentions
from microsite.printed.mentions import outdo as outdo
from microsite.printed.numbers import SPELLED as SPELLED
from microsite.printed.numbers import magnitudes as magnitudes
from microsite.printed.numbers import numbers as numbers
