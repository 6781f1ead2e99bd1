"""The charts, as altair describes them, compiled to Vega: the pages bring the rows.

Times are milliseconds since 1970, UTC. Colours are the variables of data/report/assets/report.css, so that a chart follows the page
from light to dark; legends stand in the pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lapel.errors import BadSetting
from lapel.report.site.catalogue import TONES

TONE_COLOURS = ("var(--warm)", "var(--even)", "var(--cold)")
SIDES = ("there", "back", "mutual")
SIDE_COLOURS = ("var(--one)", "var(--other)", "var(--even)")
TICKS = {"expr": "max(2, floor(width / 90))"}


def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, as vl-convert-python brings them."""
    return str(_engine()[1].javascript_bundle("window.vegaEmbed = vegaEmbed;"))


def compiled() -> dict[str, dict[str, Any]]:
    """Each chart as a Vega specification. Raises BadSetting where the extra is not installed."""
    alt, converter = _engine()
    return {name: converter.vegalite_to_vega(_styled(alt, chart(alt)).to_dict()) for name, chart in CHARTS.items()}


def _engine() -> tuple[Any, Any]:
    try:
        import altair  # noqa: PLC0415 - an extra
        import vl_convert  # noqa: PLC0415
    except ImportError as error:
        raise BadSetting("a report needs altair and vl-convert-python; install them with: pip install 'lapel[report]'") from error
    return altair, vl_convert


def _styled(alt: Any, chart: Any) -> Any:
    text = {"labelColor": "var(--soft)", "titleColor": "var(--soft)", "labelFont": "system-ui, sans-serif",
            "titleFont": "system-ui, sans-serif", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    lines = {"domainColor": "var(--line)", "tickColor": "var(--line)", "gridColor": "var(--line)"}
    return chart.properties(width="container", background="transparent", autosize=alt.AutoSizeParams(type="fit-x", contains="padding")) \
        .configure(view={"stroke": None}, axis={**text, **lines}, aria=False)


def _when(alt: Any, field: str = "from", padding: int = 0) -> Any:
    axis = alt.Axis(title=None, grid=False, labelOverlap="greedy", labelSeparation=8, tickCount=TICKS)
    return alt.X(f"{field}:T", scale=alt.Scale(type="utc", padding=padding), axis=axis)


def _stacked(alt: Any, colour: str, domain: tuple[str, ...], colours: tuple[str, ...], title: str) -> Any:
    return alt.Chart(alt.NamedData("rows"), height=200).mark_bar(cursor="pointer").encode(
        x=_when(alt), x2="to:T", y=alt.Y("base:Q", axis=alt.Axis(title=title, tickCount=4)), y2="top:Q",
        color=alt.Color(f"{colour}:N", scale=alt.Scale(domain=list(domain), range=list(colours)), legend=None), tooltip="says:N")


def acts(alt: Any) -> Any:
    """Acts a period, stacked by tone."""
    return _stacked(alt, "tone", TONES, TONE_COLOURS, "acts")


def sides(alt: Any) -> Any:
    """The sum of intensities a period, by direction."""
    return _stacked(alt, "side", SIDES, SIDE_COLOURS, "sum of intensity")


def curve(alt: Any) -> Any:
    """Mean intensity: a point for each period, as large as it has acts, and a line of the mean of the time before."""
    rows = alt.Chart(alt.NamedData("rows"), height=240)
    mean = alt.Y("mean:Q", scale=alt.Scale(domain=[-10, 10]), axis=alt.Axis(title="mean intensity", values=[-10, -5, 0, 5, 10]))
    tone = alt.Color("tone:N", scale=alt.Scale(domain=list(TONES), range=list(TONE_COLOURS)), legend=None)
    zero = alt.Chart(alt.InlineData([{}])).mark_rule(color="var(--soft)").encode(y=alt.datum(0))
    line = rows.mark_line(color="var(--ink)", strokeWidth=2).encode(x=_when(alt, "middle", 10), y=alt.Y("trail:Q"))
    points = rows.mark_point(filled=True, opacity=0.7, cursor="pointer").encode(
        x=_when(alt, "middle", 10), y=mean, color=tone, tooltip="says:N",
        size=alt.Size("acts:Q", scale=alt.Scale(range=[25, 260]), legend=None))
    return zero + points + line


def rivals(alt: Any) -> Any:
    """Two rivals on each channel: when each came first, and the time between."""
    channel = alt.Y("channel:N", sort=None, axis=alt.Axis(title=None, labelLimit=130, domain=False, ticks=False, grid=True, labelPadding=8))
    gaps = alt.Chart(alt.NamedData("gaps")).mark_rule(color="var(--soft)", strokeWidth=2).encode(
        x=_when(alt, padding=14), x2="to:T", y=channel, tooltip="says:N")
    days = alt.Chart(alt.NamedData("rows"), height={"step": 38}).mark_point(filled=True, size=170, opacity=1, cursor="pointer").encode(
        x=_when(alt, padding=14), y=channel, tooltip="says:N",
        color=alt.Color("side:N", scale=alt.Scale(domain=["one", "other"], range=["var(--one)", "var(--other)"]), legend=None),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=["one", "other"], range=["circle", "diamond"]), legend=None))
    return (gaps + days).properties(height={"step": 38})


CHARTS: dict[str, Callable[[Any], Any]] = {"acts": acts, "curve": curve, "sides": sides, "rivals": rivals}
"""Chart by name."""
