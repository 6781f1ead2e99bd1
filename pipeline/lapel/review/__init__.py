"""Records checked by people against their text: a local page, the verdicts it writes, and what follows from these.

:mod:`~lapel.review.verdicts` says what a verdict is; :mod:`~lapel.review.store` keeps them; :mod:`~lapel.review.app` is the page;
:mod:`~lapel.review.precision`, :mod:`~lapel.review.agreement` and :mod:`~lapel.review.gold` read what it wrote.
"""
