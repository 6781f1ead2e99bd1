"""A folder of static pages over event records, which need a browser and nothing else.

Python computes what the ledgers say and writes it as data; the scripts in data/report choose, filter and draw. The data are script
files, since a page opened from a folder may not fetch anything, and are cut so that a page reads only what it shows.
"""

from lapel.report.site.build import Built, build

__all__ = ["Built", "build"]
