"""A headless Chromium for tests of pages: nothing of the user's, nothing from the network."""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")


@contextlib.contextmanager
def chromium(profile: Path, width: int = 1280, height: int = 800, *, dark: bool = False):
    """A browser with an empty profile folder; the test is skipped, and says why, where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not browser or not driver:
        pytest.skip("no Chromium with chromedriver on the PATH (Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia",
                               {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
        yield opened
    finally:
        opened.quit()


def soon(holds: Any, seconds: float = 20) -> Any:
    """What a call gives as soon as it is true; fails after some seconds."""
    until = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < until, "it did not come to be so"
        time.sleep(0.05)
    return found


def to_mend(driver: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds on the page as it stands (names, contrast, roles, landmarks, headings …): rule, and the elements."""
    axe = pytest.importorskip("axe_core_python.selenium", reason="axe-core-python is not installed")
    found = axe.Axe().run(driver)["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]
