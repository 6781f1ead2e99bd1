"""The pages themselves: templates, scripts and styles of data/report."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from lapel import __version__, ontology, resources
from lapel.errors import BadSetting
from lapel.report.site.writing import Writer


class Page(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A page, as data/report/pages.toml lists it."""

    name: str
    title: str
    uses: tuple[str, ...] = ()
    """Scripts that it reads before its own."""
    script: bool = True
    articles: bool = False
    """Only where articles were given."""

    @property
    def scripts(self) -> list[str]:
        """All its scripts, in the order in which they are read."""
        return ["core.js", *self.uses, f"{self.name}.js"] if self.script else []



class _Pages(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    page: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class _Site:
    """What the templates know."""

    title: str
    version: str
    with_articles: bool


def listed(with_articles: bool) -> list[Page]:
    """The pages of a report, in the order of its menu."""
    found = msgspec.toml.decode(resources.data("report", "pages.toml").read_bytes(), type=_Pages)
    return [page for page in found.page if with_articles or not page.articles]


def write(writer: Writer, title: str, *, with_articles: bool) -> None:
    """Fill the templates and copy what they use. All that a template is given is escaped."""
    try:
        import jinja2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise BadSetting("a report needs jinja2; install it with: pip install 'lapel[report]'") from error
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(resources.data("report", "templates")), autoescape=True,
                                     undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    site, menu = _Site(title, __version__, with_articles), listed(with_articles)
    for page in menu:
        html = environment.get_template(f"{page.name}.html").render(
            site=site, page=page, menu=menu, families=ontology.families(), types=ontology.types(), statuses=ontology.statuses(),
            family_of=ontology.family)
        writer.text(f"{page.name}.html", html)
    for asset in sorted(resources.data("report", "assets").iterdir()):
        writer.text(f"assets/{asset.name}", asset.read_text(encoding="utf-8"))
