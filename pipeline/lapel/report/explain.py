"""One article with what lapel found in it: in the terminal, or as a page that needs nothing but a browser."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from lapel.records import Article, DateRef, Event, Mention, Party
from lapel.report.marks import Mark, pieces
from lapel.terminal import shown

STYLES = {"actor": "cyan", "date": "green", "trigger": "bold black on yellow", "operator": "bold red"}

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --faint: #666; --line: #d8d8d2;
  --actor: #00607a; --date: #2c6e1f; --trigger: #ffe27a; --on-trigger: #1b1b1b; --operator: #a3271b; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e6e6e0; --paper: #17181a; --faint: #9a9a94; --line: #3a3b3e;
  --actor: #6cc7e0; --date: #8fd17f; --trigger: #7a6100; --on-trigger: #fff6d0; --operator: #ff9a8c; }} }}
body {{ font: 17px/1.6 Georgia, serif; color: var(--ink); background: var(--paper); max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; }}
.text {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
.meta, td.small {{ color: var(--faint); font-size: .85rem; }}
.actor {{ color: var(--actor); text-decoration: underline; text-underline-offset: 3px; }}
.date {{ color: var(--date); border-bottom: 1px dashed; }}
.trigger {{ background: var(--trigger); color: var(--on-trigger); border-radius: 3px; padding: 0 2px; }}
.operator {{ color: var(--operator); font-weight: bold; }}
table {{ border-collapse: collapse; width: 100%; font-size: .9rem; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .5rem; border-top: 1px solid var(--line); }}
</style>
</head>
<body>
<h1>{title}</h1>
<p class="meta">{meta}</p>
<p class="meta"><span class="actor">actor</span> · <span class="date">date</span> · <span class="trigger">gesture</span> ·
<span class="operator">operator</span></p>
<div class="text">{text}</div>
<h2>{count}</h2>
<table>
<tr><th>type, status</th><th>agents</th><th>recipients</th><th>when, where</th><th>rule, confidence</th></tr>
{rows}
</table>
</body>
</html>
"""


def terminal(article: Article, mentions: Sequence[Mention], dates: Sequence[DateRef], events: Sequence[Event]) -> RenderableType:
    """The text with its marks, and a table of the events."""
    text = Text(shown(article.text))
    for (start, end), kind, _ in _marks(mentions, dates, events):
        text.stylize(STYLES[kind], start, end)
    legend = Text.assemble("\n", *((f" {kind} ", style) for kind, style in STYLES.items()), "\n")
    table = Table(title=_count(events), title_justify="left", expand=True)
    for column in ("type, status", "agents", "recipients", "when, where", "words"):
        table.add_column(column, overflow="fold", no_wrap=column == "type, status")
    for event in events:
        table.add_row(*(Text(shown(cell)) for cell in (*_cells(event), event.evidence.trigger.text)))
    return Group(Text(shown(_meta(article)), style="dim"), Text(), text, legend, table)


def page(article: Article, mentions: Sequence[Mention], dates: Sequence[DateRef], events: Sequence[Event]) -> str:
    """The same as a static HTML page, light or dark as the reader's system is. All text is escaped."""
    marks = list(_marks(mentions, dates, events))
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(event))
        + f'<td class="small">{html.escape(event.evidence.rule)}, {event.confidence:.2f}</td></tr>'
        for event in events
    )
    return _PAGE.format(
        title=html.escape(article.title or article.id),
        meta=html.escape(_meta(article)),
        text="".join(_segments(article.text, marks)),
        count=html.escape(_count(events)),
        rows=rows,
    )


def _marks(mentions: Sequence[Mention], dates: Sequence[DateRef], events: Sequence[Event]) -> Iterator[Mark]:
    for mention in mentions:
        what = ", ".join(filter(None, (mention.name, mention.country, mention.office, mention.resolved_by)))
        yield mention.span, "actor", what
    for date in dates:
        yield date.span, "date", f"{date.value} {_days(date.start, date.end)}".strip()
    for event in events:
        yield event.evidence.trigger.span, "trigger", f"{event.type}, {event.status}"
        for operator in event.evidence.operators:
            yield operator.span, "operator", operator.status


def _segments(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    for piece, kinds, says in pieces(text, marks):
        words = html.escape(piece)
        yield f'<span class="{" ".join(kinds)}" title="{html.escape("; ".join(says), quote=True)}">{words}</span>' if kinds else words


def _cells(event: Event) -> tuple[str, str, str, str]:
    when = _days(event.date.start, event.date.end) or event.date.value if event.date else None
    where = event.place.text if event.place else None
    return (
        f"{event.type},\n{event.status}",
        _parties(event.agents),
        _parties(event.recipients) + (f" (about {_parties(event.about)})" if event.about else ""),
        ", ".join(filter(None, (when, where))),
    )


def _parties(parties: Sequence[Party]) -> str:
    return "; ".join(f"{party.name or party.text} [{party.country or '?'}]" for party in parties)


def _days(start: str | None, end: str | None) -> str:
    return (start or "") if start == end else f"{start or ''}/{end or ''}"


def _meta(article: Article) -> str:
    return " · ".join(filter(None, (article.source, article.published or "no publication date", article.url, article.id)))


def _count(events: Sequence[Event]) -> str:
    return "1 event" if len(events) == 1 else f"{len(events)} events"
