"""Sets have no order: whatever Python's hash seed, the events are the same to the byte."""

import os
import subprocess
import sys

from lapel import resources

TEXT = """President Alvarez of Peru met officials of the African Union and of the United States in Lima on Monday.
They praised Norway, and they thanked the United States for its help. They accused the African Union mission of delay.
"""


def test_events_do_not_depend_on_the_hash_seed(tmp_path):
    own = tmp_path / "own.txt"
    own.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "lapel", "run", str(resources.data("samples")), str(own), "-o", "-", "--quiet"]
    found = {subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in "012"}
    assert len(found) == 1
