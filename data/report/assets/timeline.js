// Acts over time: bars of days, weeks, months or years, as long as the time that is shown, and the acts in order below.
"use strict";
lapel.run(async () => {
  const acts = await lapel.acts.columns();
  lapel.parties(lapel.at("filters"), acts.names);
  return { acts, controls: lapel.bind(lapel.at("filters")) };
}, async ({ acts, controls }, state, current) => {
  const { at, fill, many, count, number, iso, DAY, span, table, h, go } = lapel;
  const { names } = acts;
  const range = names.published || [iso(Math.min(...acts.start.filter((x) => x !== null))), iso(Math.max(...acts.start.filter((x) => x !== null)))];
  controls(state);
  const found = await lapel.filters.fitting(acts, state);
  if (!current()) return;
  const [first, last] = [number(state.from || range[0]), number(state.to || range[1])];
  const unit = last - first <= 92 ? "day" : last - first <= 1100 ? "week" : last - first <= 366 * 40 ? "month" : "year";
  const longest = { day: 1, week: 7, month: 31, year: 366 }[unit];
  const step = {
    day: (n) => [n, n], week: (n) => { const start = n - ((n + 3) % 7 + 7) % 7; return [start, start + 6]; },
    month: (n) => { const d = new Date(n * DAY); return [Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1) / DAY, Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0) / DAY]; },
    year: (n) => { const y = new Date(n * DAY).getUTCFullYear(); return [Date.UTC(y, 0, 1) / DAY, Date.UTC(y, 11, 31) / DAY]; },
  }[unit];
  const bars = new Map();
  const left = { undated: 0, vague: 0, outside: 0 };
  const shown = [];
  for (const n of found) {
    const start = acts.start[n];
    if (start === null) left.undated += 1;
    else if (acts.days[n] >= longest) left.vague += 1;
    else if (start < first || start > last) left.outside += 1;
    else {
      const [from, to] = step(start);
      if (!bars.has(from)) bars.set(from, { from, to, parts: [0, 0, 0] });
      bars.get(from).parts[acts.tone[n]] += 1;
      shown.push(n);
    }
  }
  const ordered = [...bars.values()].sort((x, y) => x.from - y.from);
  const says = ({ from, to, parts }) => `${span(from, to)}\n${names.tones.map((tone, i) => `${count(parts[i])} ${tone}`).join("\n")}`;
  await lapel.chart("chart", "acts", { rows: ordered.flatMap((bar) => lapel.stack(bar.from * DAY, (bar.to + 1) * DAY, "tone",
    names.tones.map((tone, i) => [tone, bar.parts[i]]), says(bar))) },
  (row) => { const [from, to] = step(Math.round(row.from.valueOf() / DAY)); go({ from: iso(from), to: iso(to) }, true); });
  if (!current()) return;
  fill("chart-table", table(`Acts by ${unit} and tone`, [[unit], ...names.tones.map((tone) => [tone, "n"])], ordered.map(({ from, to, parts }) =>
    [h("a", { href: lapel.link("timeline", { ...state, from: iso(from), to: iso(to) }) }, span(from, to)), ...parts.map(count)])));
  const parts = [[left.undated, "without a date"], [left.vague, `dated less closely than to a ${unit}`], [left.outside, "outside of the time shown"]];
  at("left-out").textContent = `A bar is a ${unit}; it leads into its time. ` + (parts.some(([n]) => n)
    ? `Not drawn: ${parts.filter(([n]) => n).map(([n, what]) => `${many(n, "act")} ${what}`).join("; ")}.` : "");
  at("list-h").textContent = `${many(shown.length, "act")} in order, ${span(first, last)}`;
  await lapel.acts.list(at("list"), acts, shown);
});
