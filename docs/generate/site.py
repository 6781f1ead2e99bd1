"""Write the pages that are made from data, and those that are a README elsewhere in the repository (run by mkdocs-gen-files)."""

from __future__ import annotations

import sys
from pathlib import Path

import mkdocs_gen_files

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from docs.generate import accuracy, codebook, performance, readmes, record  # noqa: E402  # found through ROOT

PAGES = {"codebook.md": codebook.page, "record.md": record.page, "accuracy.md": accuracy.page, "performance.md": performance.page}

for name, page in PAGES.items():
    with mkdocs_gen_files.open(name, "w", encoding="utf-8") as file:
        file.write(page())
for name, source in readmes.PAGES.items():
    with mkdocs_gen_files.open(name, "w", encoding="utf-8") as file:
        file.write(readmes.page(ROOT / source))
