"""The stock of words that made-up articles are written in: few words often, many words seldom."""

from __future__ import annotations

from itertools import accumulate, product
from random import Random


def listed(words: str) -> list[str]:
    """Split a list of words that is written as a paragraph."""
    return words.split()


_OFTEN = listed("""
the of and to a in that is was for it with as on be at by we they not have are from or an had this
but which you all were when her there been one so our if will would who what more no out do up them
can time some could these other than then now only its also after first any new two may should
because over such each through before between must where most own how people police town records
data camera plate reader car road officers chief council policy contract company state law share
search never always don’t we’re it’s doesn’t didn’t public private meeting member resident street
""")
_STEMS = listed("""
account act address adopt agree allow annual answer appear apply argue arrest ask assign attend
audit bar base bear begin board border bound box break brief broad budget build call care carry case
change charge check claim clear clerk close code collect commit common concern confirm consent
consider contact control copy correct count court cover cross current custom date deal decide defend
delay deliver demand deny depend detail detect direct discuss district document doubt draft drive
edit effect employ enforce enter equip exact examine except exchange exist expect explain extend
fair feed field file final find follow form formal found fund gather general govern grant guard
handle hear help hold hour image improve inform inspect intend issue join judge keep label lane
learn lease legal letter level license limit link list locate log look maintain manage map mark
matter measure memo mention method minute model monitor month motion move name narrow need neighbor
network note notice number object observe obtain offer office open operate order owner paper park
part pass pattern pay permit phone place plan point position post power practice press prevent print
privacy process program project promise protect prove provide question quick quiet raise range read
reason recall receive refer reform refuse region register regular reject relate release rely remain
remove renew report request require respect respond result retain return review rule safe sale
scan schedule scope season second secure serve session set sheet shift sign simple site software
sort source speak staff standard start station stop store study submit subpoena support system table
task tell term test track traffic train transfer travel trial trust turn unit update use value vend
verify view visit vote wait warn warrant watch week work write year
""")
_ENDINGS = (
    *("", "s", "ed", "ing", "er", "ers", "able", "less", "ful", "ness", "ment", "ments", "wise"),
    *("like", "ward", "wide", "bound", "free", "proof", "hood", "ship", "worthy", "based", "side"),
)


class Words:
    """Draws sentences; the hundred commonest words make about half of them, as in English."""

    def __init__(self, seed: int) -> None:
        """Put the stock together, in an order of its own for each seed."""
        self.random = Random(f"words {seed}")
        seldom = [stem + ending for stem, ending in product(_STEMS, _ENDINGS)]
        self.random.shuffle(seldom)
        self._stock = list(dict.fromkeys(_OFTEN + seldom))
        # Zipf's law, as texts follow it: the n-th commonest word is n times rarer than the first.
        self._weights = list(accumulate(1 / (n + 2) for n in range(len(self._stock))))

    def sentence(self, count: int, end: str = ".") -> str:
        """Draw so many words and end them; the first begins with a capital."""
        drawn = self.random.choices(self._stock, cum_weights=self._weights, k=count)
        text = " ".join(drawn)
        return text[0].upper() + text[1:] + end

    def between(self, least: int, most: int) -> int:
        """Draw a number of words: short ones more often than long ones."""
        return min(self.random.randint(least, most), self.random.randint(least, most))
