// Who to whom: a table of the busiest parties, whose cells lead to their relation.
"use strict";
lapel.run(async () => {
  const acts = await lapel.acts.columns();
  const [one, two] = [lapel.bind(lapel.at("filters")), lapel.bind(lapel.at("view"))];
  return { acts, controls: (state) => { one(state); two(state); } };
}, async ({ acts, controls }, state, current) => {
  const { h, at, fill, many, count, mean, link } = lapel;
  const { names } = acts;
  controls(state);
  const found = await lapel.filters.fitting(acts, state);
  if (!current()) return;
  const cells = new Map();
  const total = new Map();
  const add = (by, to, n) => {
    const key = by * names.parties.length + to;
    const cell = cells.get(key) || [0, 0];
    cell[0] += 1; cell[1] += acts.intensity[n];
    cells.set(key, cell);
  };
  for (const n of found) {
    const [agents, recipients] = [acts.agents[n], acts.recipients[n]];
    for (const party of new Set([...agents, ...recipients])) total.set(party, (total.get(party) || 0) + 1);
    if (recipients.length) for (const by of agents) for (const to of recipients) { if (by !== to) add(by, to, n); }
    else for (const by of agents) for (const to of agents) if (by !== to) add(by, to, n);
  }
  const size = Number(state.size || 16);
  const listed = [...total].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, size).map(([party]) => party);
  const cell = (by, to) => cells.get(by * names.parties.length + to);
  const most = Math.max(1, ...listed.flatMap((by) => listed.map((to) => cell(by, to)?.[0] || 0)));
  const warmth = state.show === "intensity";
  const shade = (n, sum) => {
    if (!warmth) return `by${Math.min(6, Math.ceil(6 * Math.log1p(n) / Math.log1p(most)))}`;
    const steps = Math.round(sum / n / 10 / 2);
    return steps > 0 ? `warm${Math.min(4, steps)}` : steps < 0 ? `cold${Math.min(4, -steps)}` : "by0";
  };
  const [name, code] = [(i) => names.parties[i][1], (i) => names.parties[i][0]];
  const short = (i) => code(i).replace(/^(IGO|NSA):/, "");
  const row = (by) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: link("records", { ...state, size: "", show: "", agent: code(by) }) },
    h("span", { class: "long" }, name(by)), h("abbr", { class: "short", title: name(by) }, short(by)))),
  listed.map((to) => {
    const hit = cell(by, to);
    if (by === to) return h("td", { class: "self" }, h("span", { class: "unseen" }, "itself"));
    if (!hit) return h("td", { class: "none" }, h("span", { class: "unseen" }, "none"), h("span", { "aria-hidden": "true" }, "·"));
    return h("td", { class: shade(...hit) }, h("a", { href: link("dyad", { a: code(by), b: code(to) }),
      "aria-label": `${name(by)} to ${name(to)}: ${many(hit[0], "act")}, mean intensity ${mean(hit[1] / hit[0] / 10)}` },
    warmth ? mean(hit[1] / hit[0] / 10) : count(hit[0])));
  }));
  at("said").textContent = `${many(found.length, "act")}; the ${listed.length} busiest of ${many(total.size, "party", "parties")}.`
    + (warmth ? " Colour: mean intensity, from adversarial to affiliative." : " Colour: number of acts, on a logarithmic scale.");
  fill("matrix", h("table", { class: "matrix" }, h("caption", { class: "unseen" }, "Acts of the party in the row towards the party in the column"),
    h("thead", {}, h("tr", {}, h("td", { class: "corner" }, h("span", { "aria-hidden": "true" }, "by ↓ to →")), listed.map((to) =>
      h("th", { scope: "col" }, h("abbr", { title: name(to) }, short(to)))))), h("tbody", {}, listed.map(row))));
});
