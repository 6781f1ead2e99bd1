"""A short turn of tests.faults.fuzz; the long one is ``python -m tests.faults.fuzz 20000``."""

from tests.faults.fuzz import fuzz


def test_damaged_inputs_cost_themselves_alone():
    seen = fuzz(300, seed=5)
    assert seen["article"] > 150
    assert seen["events"] > 100
    assert len(seen) > 8
