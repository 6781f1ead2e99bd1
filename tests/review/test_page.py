"""The page in a browser: a whole review by keyboard, hostile articles, sizes, light and dark."""

import pytest

pytest.importorskip("uvicorn", reason="the extra review is not installed")

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium.webdriver import ActionChains, Keys

from tests.browser import chromium, soon, to_mend
from tests.review.made import TEXT, article, lines, records, write
from tests.review.running import running


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "events.jsonl", [*records(), *records("a2")])
    write(tmp_path / "articles.jsonl", [article(), article("a2")])
    return tmp_path


class Page:
    """The page, its keys and its words."""

    def __init__(self, driver, url):
        self.driver = driver
        driver.get(url)
        soon(lambda: self.run("return !document.getElementById('main').hidden || !document.getElementById('error').hidden"))

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def words(self, id_):
        return self.run("return document.getElementById(arguments[0]).textContent", id_)

    def focused(self):
        return self.run("return document.activeElement.id")

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def judged(self, n):
        soon(lambda: f"{n} of 6 judged" in self.words("far"))

    def quiet(self, refused=0):
        """No error on the console; Chromium counts each form that the server refused as one."""
        told = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] != "INFO"]
        assert len(told) == refused and all("status of 422" in message for message in told), told


def test_a_whole_review_by_keyboard_alone(folder, tmp_path):
    with running(folder, "-o", "v.jsonl", "--reviewer", "ann") as review, chromium(tmp_path / "profile") as driver:
        page = Page(driver, review.url)
        assert review.token not in driver.current_url, "the token goes out of sight"
        assert (page.words("type"), page.words("status"), page.focused()) == ("contact.meeting", "realised", "record")
        page.keys("?")
        soon(lambda: page.run("return document.getElementById('help').open"))
        page.keys("r", Keys.ESCAPE)
        soon(lambda: not page.run("return document.getElementById('help').open"))
        assert "0 of 6 judged" in page.words("far"), "keys rest while the help is open"

        page.keys("r")
        page.judged(1)
        assert page.words("type") == "contact.call" and "Saved: right. Record 2 of 6" in page.words("live")

        page.keys("c")
        assert page.focused() == "f-type"
        page.keys(Keys.TAB, "unan", Keys.TAB, "USB", Keys.ENTER)  # a field that is tabbed into is selected
        soon(lambda: "no country code" in page.words("form-error"))
        assert page.focused() == "f-agents" and page.run("return document.activeElement.getAttribute('aria-invalid')") == "true"
        ActionChains(driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
        page.keys("PER; CHL nobody", Keys.ENTER)
        page.judged(2)
        assert page.words("error") == page.words("form-error") == ""

        page.keys("m", "not sure of this <b>one</b>", Keys.ENTER, "u")
        page.judged(3)
        page.keys("x")
        assert page.run("return document.getElementById('f-agents').value") == "CHL Chile"
        page.keys(Keys.ENTER)
        page.judged(4)
        page.keys("z")
        soon(lambda: page.words("said") == "You said: corrected (roles)")
        page.keys("w")
        soon(lambda: "1 wrong" in page.words("far"))
        page.keys("k")
        soon(lambda: page.run("return document.getElementById('number').value") == "4")
        page.keys("g", "6", Keys.ENTER)
        soon(lambda: page.words("type") == "stance.praise")
        page.keys("n")
        soon(lambda: page.run("return document.getElementById('number').value") == "5")
        page.keys("r")
        page.judged(5)
        page.keys("r")
        page.judged(6)
        soon(lambda: "All 6 records are judged" in page.words("said"))
        page.quiet(refused=1)
        assert review.stop() == 0
    said = lines(folder / "v.jsonl")
    assert [line["verdict"] for line in said] == ["right", "corrected", "unsure", "corrected", "wrong", "right", "right"]
    assert said[1]["corrected"] == {
        "type": "contact.call", "status": "unanswered", "recipients": [{"text": "Peru", "country": "PER"}], "date": None,
        "agents": [{"text": "Peru", "country": "PER"}, {"text": "nobody", "country": "CHL"}]}
    assert said[2]["note"] == "not sure of this <b>one</b>"


def test_what_an_article_holds_is_never_live(folder, tmp_path):
    with running(folder) as review, chromium(tmp_path / "profile") as driver:
        page = Page(driver, review.url)
        assert page.words("text") == TEXT.replace("\x1b", "␛").replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
        assert page.run("return document.querySelectorAll('main script, main img, main b:not(#form b), main i, main a').length") == 0
        assert page.run("return document.title").startswith("1 of 6: contact.meeting")
        page.quiet()


def test_without_the_token_the_page_says_what_to_do(folder, tmp_path):
    with running(folder) as review, chromium(tmp_path / "profile") as driver:
        page = Page(driver, review.url.partition("#")[0])
        assert "open the address that lapel review printed" in page.words("error")
        assert page.run("return document.getElementById('main').hidden")
        page.keys("r")
        assert not lines(folder / "verdicts.jsonl")


def test_a_review_that_was_stopped_says_so(folder, tmp_path):
    with running(folder) as review, chromium(tmp_path / "profile") as driver:
        page = Page(driver, review.url)
        review.stop()
        page.keys("r")
        soon(lambda: "does not answer" in page.words("error"))
        assert page.words("type") == "contact.meeting", "the record that was not saved stays"


def test_a_key_held_down_judges_once(folder, tmp_path):
    with running(folder) as review, chromium(tmp_path / "profile") as driver:
        page = Page(driver, review.url)
        page.run("for (const repeat of [false, true, true]) document.body.dispatchEvent("
                 "new KeyboardEvent('keydown', { key: 'r', repeat, bubbles: true }))")
        page.judged(1)
        page.keys("j")
        soon(lambda: page.run("return document.getElementById('number').value") == "3")
        assert len(lines(folder / "verdicts.jsonl")) == 1


@pytest.mark.parametrize("width, height, dark", [(1280, 800, False), (390, 844, True)])
def test_axe_finds_nothing(folder, tmp_path, width, height, dark):
    """The rules of axe-core: names, contrast, roles, order of headings …"""
    with running(folder) as review, chromium(tmp_path / "profile", width, height, dark=dark) as driver:
        page = Page(driver, review.url)
        page.keys("w")
        page.judged(1)
        page.keys("k")
        soon(lambda: page.words("said") == "You said: wrong")
        for keys in ("", "c", Keys.ESCAPE + "?"):
            page.keys(*keys)
            assert to_mend(driver) == []


@pytest.mark.parametrize("width, height", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_sizes_and_shades(folder, tmp_path, width, height, dark):
    with running(folder) as review, chromium(tmp_path / "profile", width, height, dark=dark) as driver:
        page = Page(driver, review.url)
        for form in (False, True):
            if form:
                page.keys("c")
            assert page.run("return document.documentElement.scrollWidth") <= width, "nothing is wider than the screen"
        ground = page.run("return getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).map(Number)")
        assert (sum(ground) < 200) == dark
        page.quiet()


def test_everything_has_a_name_for_a_screen_reader(folder, tmp_path):
    with running(folder) as review, chromium(tmp_path / "profile") as driver:
        page = Page(driver, review.url)
        page.keys("c")
        tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        roles = {"button", "textbox", "combobox", "spinbutton", "checkbox", "progressbar", "form", "region"}
        controls = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree
                    if not node["ignored"] and node["role"]["value"] in roles]
        assert len(controls) > 10 and [control for control in controls if not control[1]] == []
        assert ("combobox", "Type") in controls and ("textbox", "Agents") in controls
