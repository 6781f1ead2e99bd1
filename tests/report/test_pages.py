"""The pages in a browser, opened from the folder as a reader opens them: no error, no network, filters, keyboard, light and dark."""

import pytest

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from lapel import ledger
from lapel.records import Article, ArticleRef
from lapel.report.site import build
from tests.browser import chromium, soon, to_mend
from tests.made_events import TEXT, event
from tests.report import hostile

PLAIN = ArticleRef(id="plain", title="No meeting", source="The Paper", published="2021-05-05")
EVENTS = [*hostile.peaceful(), *hostile.records(), event(article=PLAIN)]
PRECEDENCE = "precedence.html#giver=USA&a=JPN&b=KOR"
PAGES = ["index.html", "timeline.html", "matrix.html", "dyad.html", "dyad.html#a=JPN&b=USA&by=week", PRECEDENCE, "ledgers.html",
         "ledgers.html#ledger=symbols", "records.html", "records.html#q=second", "article.html", "article.html#id=plain", "guide.html",
         "dyad.html#a=XXX&b=USA", "article.html#id=none", "records.html#record=none", "precedence.html#giver=PRT"]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "report"
    plain = Article(id="plain", title=PLAIN.title, published=PLAIN.published, text=TEXT)
    build(EVENTS, folder, articles=[hostile.article(), plain], title="A test")
    return folder


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("profile"), height=900) as opened:
        yield opened


class Reader:
    """A report in a browser, and what a reader sees of it."""

    def __init__(self, driver, folder):
        self.driver, self.folder = driver, folder

    def open(self, page):
        name, _, hash_ = page.partition("#")
        self.driver.get("about:blank")
        self.driver.get((self.folder / name).as_uri() + (f"#{hash_}" if hash_ else ""))
        if name != "guide.html":
            soon(self.ready)
        return self

    def ready(self):
        return self.run("return document.documentElement.dataset.ready || document.querySelector('.problem')")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def words(self, id_):
        return self.run("return document.getElementById(arguments[0]).textContent", id_)

    def select(self, id_, value):
        Select(self.driver.find_element(By.ID, id_)).select_by_value(value)

    def rows(self, id_):
        """Cells of the body of a table in an element."""
        return self.run("return [...document.querySelectorAll(`#${arguments[0]} tbody tr`)].map((row) => "
                        "[...row.cells].map((cell) => cell.textContent))", id_)

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def quiet(self):
        told = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] != "INFO"]
        assert not told, told
        assert not self.run("return document.querySelector('.problem')?.textContent")


@pytest.fixture
def reader(driver, report):
    driver.get_log("browser")
    return Reader(driver, report)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_without_an_error_and_asks_for_nothing_outside_of_its_folder(reader, page):
    reader.open(page).quiet()
    assert reader.run("return document.title") != "owned"
    assert reader.run("return [...document.querySelectorAll('main h1')].filter((one) => one.offsetParent).length") == 1
    asked = reader.run("return performance.getEntriesByType('resource').map((one) => one.name)")
    assert all(name.startswith((reader.folder.as_uri(), "data:")) for name in asked), asked
    drawn = reader.run("return [...document.querySelectorAll('.drawing')].filter((one) => one.offsetParent)"
                       ".map((one) => Boolean(one.querySelector('svg')))")
    assert all(drawn)


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(reader, width):
    reader.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                  {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500})
    try:
        for page in PAGES:
            reader.open(page)
            assert reader.run("return document.documentElement.scrollWidth") <= width, page
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                      {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False})


def test_words_of_articles_are_text_and_never_markup(reader):
    for page in ("records.html#q=diplomats", f"article.html#id={'bad%2F..%2F%231%3D%26%3Cb%3E'}"):
        reader.open(page)
        assert hostile.IMAGE in reader.run("return document.querySelector('main').textContent")
        assert reader.run("return document.querySelectorAll('main img, main script').length") == 0
        assert reader.run("return [...document.querySelectorAll('main a')].every((a) => /^(file|https?):/.test(a.href))")
        assert reader.run("return document.title") != "owned"
    assert reader.words("text") == hostile.TEXT
    reader.quiet()


def test_the_policy_of_a_page_stops_a_script_that_gets_in(reader):
    reader.open("index.html")
    reader.run("const s = document.createElement('script'); s.textContent = 'document.title = \"owned\"'; document.body.append(s);"
               "const i = document.createElement('img'); i.setAttribute('onerror', 'document.title = \"owned\"'); i.src = 'x';"
               "document.body.append(i);")
    soon(lambda: len([e for e in reader.driver.get_log("browser") if "Content Security Policy" in e["message"]]) >= 2)
    assert reader.run("return document.title") != "owned"


def test_filters_narrow_the_search_and_stand_in_the_address(reader):
    reader.open("records.html")
    everything = int(reader.words("list-h").split()[0])
    assert everything == len(ledger.gather(EVENTS))
    reader.select("party", "KOR")
    korean = soon(lambda: (n := int(reader.words("list-h").split()[0])) < everything and n)
    assert korean == sum("KOR" in act.parties for act in ledger.gather(EVENTS))
    reader.select("type", "contact.*")
    soon(lambda: int(reader.words("list-h").split()[0]) < korean)
    address = reader.driver.current_url
    assert "party=KOR" in address and "type=contact" in address
    left = reader.words("list-h")
    reader.open(address.rsplit("/", 1)[1])
    assert reader.words("list-h") == left
    reader.driver.find_element(By.CSS_SELECTOR, "#filters button[type=reset]").click()
    soon(lambda: int(reader.words("list-h").split()[0]) == everything)
    reader.quiet()


def test_words_are_found_whatever_their_case_and_a_record_by_its_id(reader):
    reader.open("records.html")
    box = reader.driver.find_element(By.ID, "q")
    box.send_keys('CAME "second, by 35"')
    soon(lambda: reader.words("list-h").startswith("1 act"))
    assert "The visit that came second" in reader.words("list")
    box.clear()
    box.send_keys("nothing of the kind")
    soon(lambda: "Nothing fits" in reader.words("list"))
    id_ = EVENTS[1].id
    reader.open(f"records.html#record={id_}")
    assert id_ in reader.words("list-h") and id_ in reader.words("list")
    assert "2 records" in reader.words("list"), "both reports of the one act"


@pytest.mark.parametrize("since", ["", "2021-02-01"])
@pytest.mark.parametrize("level", ["", "leader"])
def test_the_precedence_page_says_what_the_ledger_says(reader, since, level):
    reader.open(f"{PRECEDENCE}&since={since}&level={level}")
    table = ledger.compare(ledger.gather(EVENTS), "JPN", "KOR", giver="USA", since=since or None, level=level or None)
    names = {"JPN": "Japan", "KOR": "South Korea"}
    expected = []
    for row in table.rows:
        gap, ahead = row.values["gap_days"], row.values["ahead"]
        days = f"{abs(gap)} {'day' if abs(gap) == 1 else 'days'}" if gap else None
        says = f"only {names.get(ahead)}" if gap is None else f"{names[ahead]}, by {days}" if gap else "the same day"
        expected.append((row.values["channel"], says))
    shown = reader.rows("table")
    assert [(row[0], row[3]) for row in shown] == expected and expected
    assert reader.words("left-out").rstrip(".").split(" ")[:2] == (table.notes[0].split(" ")[:2] if table.notes else [""])
    ordered = ledger.order(ledger.gather(EVENTS), "USA", "call", since=since or None, level=level or None)
    assert [row[1] for row in reader.rows("order")] == [str(row.values["rank"]) for row in ordered.rows]
    reader.quiet()


def test_the_curve_of_a_relation_has_the_rows_of_the_ledger(reader):
    reader.open("dyad.html#a=USA&b=JPN&by=week")
    table = ledger.dyad(ledger.gather(EVENTS), "JPN", "USA", by="week", since="2021-01-18")
    means = [row[2].replace("−", "-").lstrip("+") for row in reader.rows("curve-table")]
    assert [float(mean) for mean in means] == [row.values["mean"] for row in table.rows]
    points = reader.run("return document.querySelectorAll('#curve .mark-symbol path').length")
    assert points == len(table.rows)


def test_a_cell_of_the_matrix_counts_acts_and_leads_to_the_relation(reader):
    reader.open("matrix.html")
    cell = reader.driver.find_element(By.CSS_SELECTOR, "#matrix a[aria-label^='South Korea to United States']")
    directed = [act for act in ledger.gather(EVENTS) if "KOR" in act.agents and "USA" in act.recipients]
    assert cell.text == str(len(directed))
    cell.click()
    soon(lambda: "dyad.html#a=KOR&b=USA" in reader.driver.current_url)
    soon(lambda: reader.words("heading") == "South Korea and United States")


def test_an_open_end_shows_the_records_on_which_it_rests(reader):
    reader.open("ledgers.html#ledger=threats")
    button = reader.driver.find_element(By.CSS_SELECTOR, "#list button[aria-expanded]")
    button.click()
    soon(lambda: "threatened" in reader.run("return document.querySelector('.below').textContent"))
    assert button.get_attribute("aria-expanded") == "true"
    assert reader.run("return document.querySelectorAll('.below .act').length") == 2
    reader.quiet()


def test_an_article_stands_beside_its_records_and_each_shows_where_it_is(reader):
    reader.open("article.html#id=plain")
    assert reader.words("text") == TEXT
    [card] = reader.driver.find_elements(By.CSS_SELECTOR, "#found button")[:1]
    card.click()
    soon(lambda: reader.run("return document.activeElement.textContent") == "meet")
    chosen = reader.run("return [...document.querySelectorAll('#text .chosen')].map((one) => one.textContent)")
    assert {"President Alvarez", "declined", "meet", "Chancellor Brandt", "Lisbon"} <= set(chosen)
    reader.keys(Keys.ENTER)
    soon(lambda: reader.run("return document.activeElement.matches('#found li')"))


def test_everything_is_reached_by_keyboard_and_the_skip_link_leads_to_the_content(reader):
    reader.open("records.html")
    reader.keys(Keys.TAB)
    assert reader.run("return document.activeElement.className") == "skip"
    reader.keys(Keys.ENTER)
    assert reader.run("return document.activeElement.id") == "main"
    reader.keys(Keys.TAB, Keys.TAB)
    assert reader.run("return document.activeElement.id") == "q"
    reader.keys("came second")
    soon(lambda: reader.words("list-h").startswith("1 act"))
    for _ in range(30):
        reader.keys(Keys.TAB)
        if reader.run("return document.activeElement.matches('.act summary')"):
            break
    reader.keys(Keys.ENTER)
    assert reader.run("return document.querySelector('.act details').open")
    assert float(reader.run("return parseFloat(getComputedStyle(document.activeElement).outlineWidth)")) >= 2


def test_light_and_dark_follow_the_system_until_the_reader_chooses(reader):
    def paper():
        return reader.run("return getComputedStyle(document.body).backgroundColor")

    def system(scheme):
        reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    reader.open("index.html")
    light = paper()
    system("dark")
    dark = paper()
    assert light != dark
    reader.select("theme", "light")
    assert paper() == light
    reader.open("matrix.html")
    assert paper() == light, "the choice is kept from page to page"
    reader.select("theme", "system")
    assert paper() == dark
    system("light")


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_to_mend(reader, dark):
    """Contrast, labels, landmarks, roles, headings: the rules of axe-core."""
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                  {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    for page in PAGES:
        reader.open(page)
        assert to_mend(reader.driver) == [], page
