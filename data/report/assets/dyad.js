// The relation of two parties: its curve as `lapel ledger dyad` gives it, the sentences that weigh most, and all its acts.
"use strict";
lapel.run(async () => {
  const [names, pairs] = await Promise.all([lapel.names(), lapel.need("pairs")]);
  lapel.parties(lapel.at("choice"), names);
  return { names, pairs, controls: lapel.bind(lapel.at("choice")) };
}, async ({ names, pairs, controls }, state, current) => {
  const { at, fill, h, need, count, many, mean, signed, number, day, span, link, table, DAY, go } = lapel;
  const number_of = (code) => names.number.get(code);
  const [a, b] = [state.a, state.b].map((code) => (code && names.number.has(code) ? code : ""));
  const others = (code) => {
    const one = number_of(code);
    return new Set(pairs.flatMap(([x, y]) => (x === one ? [y] : y === one ? [x] : [])));
  };
  lapel.parties(at("choice"), names, a ? { b: others(a) } : null);
  controls(state);
  const name = (code) => names.parties[number_of(code)][1];
  const [one, other] = [a, b].sort();
  const file = a && b && others(a).has(number_of(b)) ? await need(`dyads/${number_of(one)}`) : null;
  const relation = file?.[number_of(other)];
  if (!current()) return;
  at("relation").hidden = !relation;
  at("all").hidden = Boolean(relation);
  if (!relation) { await index(); return; }

  const by = state.by === "week" ? "week" : "month";
  const acts = await lapel.acts.columns();
  if (!current()) return;
  at("heading").textContent = `${name(one)} and ${name(other)}`;
  document.title = `${name(one)} and ${name(other)} – ${document.title.split(" – ").pop()}`;
  const [from, to] = [state.from || names.published?.[0] || "0001-01-01", state.to || names.published?.[1] || "9999-12-31"];
  const chosen = state.from || state.to;
  const inside = (start) => start >= from.slice(0, by === "month" ? 7 : 10) && start <= to;
  const end = (start) => (by === "week" ? number(start) + 7
    : Date.UTC(+start.slice(0, 4), +start.slice(5, 7), 1) / DAY);
  const title = (start) => span(number(start), end(start) - 1);
  const rows = relation[by].filter(([start]) => inside(start));
  const all = relation.acts;
  const dated = all.filter((n) => acts.start[n] !== null);
  const shown = all.filter((n) => (acts.start[n] === null ? !chosen
    : !chosen || (acts.start[n] + acts.days[n] >= number(from) && acts.start[n] <= number(to))));
  const total = shown.reduce((sum, n) => sum + acts.intensity[n], 0) / 10;
  at("lead").textContent = `${many(shown.length, "act")}, mean intensity ${shown.length ? mean(total / shown.length) : "0"}`
    + (dated.length ? `; the first dated ${day(Math.min(...dated.map((n) => acts.start[n])))}, the last ${day(Math.max(...dated.map((n) => acts.start[n])))}.` : "; none is dated.");

  const tone = (x) => (x > 0.5 ? "affiliative" : x < -0.5 ? "adversarial" : "neutral");
  const into = (row) => { const start = lapel.iso(Math.round(row.start)); go({ from: start, to: lapel.iso(end(start) - 1) }, true); };
  const back = by === "week" ? [91, "13 weeks"] : [365, "12 months"];
  const trail = (start) => {
    const before = relation[by].filter(([other]) => other <= start && number(other) > number(start) - back[0]);
    return Math.round(10 * before.reduce((sum, row) => sum + row[3], 0) / before.reduce((n, row) => n + row[1], 0)) / 10;
  };
  await lapel.chart("curve", "curve", { rows: rows.map(([start, n, warmth]) => ({ start: number(start), acts: n, mean: warmth, trail: trail(start), tone: tone(warmth),
    middle: (number(start) + end(start)) / 2 * DAY,
    says: `${title(start)}\nmean intensity ${signed(warmth)}\n${many(n, "act")}\nmean of ${back[1]}: ${signed(trail(start))}` })) }, into);
  fill("curve-table", table(`Mean intensity by ${by}`, [[by], ["acts", "n"], ["mean", "n"], [`mean of ${back[1]} up to it`, "n"], ["standing"]],
    rows.map(([start, n, warmth, , , , , statuses]) => [title(start), count(n), signed(warmth), signed(trail(start)), statuses])));
  const sides = [[`${name(one)} to ${name(other)}`, "there"], [`${name(other)} to ${name(one)}`, "back"], ["both together", "mutual"]];
  await lapel.chart("sides", "sides", { rows: rows.flatMap(([start, , , , there, back, mutual]) => lapel.stack(number(start) * DAY, end(start) * DAY, "side",
    [["there", there], ["back", back], ["mutual", mutual]],
    `${title(start)}\n${sides.map(([says], i) => `${says} ${signed([there, back, mutual][i])}`).join("\n")}`).map((row) => ({ ...row, start: number(start) }))) }, into);
  if (!current()) return;
  fill("sides-table", table(`Sum of intensities by ${by}`, [[by], ...sides.map(([says]) => [says, "n"]), ["sum", "n"]],
    rows.map(([start, , , sum, ...parts]) => [title(start), ...parts.slice(0, 3).map(signed), signed(sum)])));
  fill("sides-legend", ["one", "other", "even"].map((kind, i) => h("span", { class: `key ${kind}` }, sides[i][0])));
  const outside = relation[by].length - rows.length;
  at("left-out").textContent = [...(relation.notes?.[by] || []).map((note) => `Not drawn: ${note}.`),
    outside ? `${many(outside, by)} with acts outside of ${day(from)} to ${day(to)} not drawn.` : ""].join(" ");

  const heavy = [...new Set(rows.flatMap((row) => row[8]))];
  const ranked = (sign) => heavy.filter((n) => acts.intensity[n] * sign > 0)
    .sort((x, y) => (acts.intensity[y] - acts.intensity[x]) * sign || acts.records[y] - acts.records[x] || acts.confidence[y] - acts.confidence[x] || x - y).slice(0, 3);
  const [warm, cold] = await Promise.all([ranked(1), ranked(-1)].map((numbers) => lapel.acts.items(acts, numbers)));
  if (!current()) return;
  fill("warmest", warm.childElementCount ? warm : h("p", { class: "soft" }, "None in this time."));
  fill("coldest", cold.childElementCount ? cold : h("p", { class: "soft" }, "None in this time."));
  const standing = new Map();
  for (const n of shown) standing.set(acts.status[n], (standing.get(acts.status[n]) || 0) + 1);
  fill("standing", table("Acts by standing", [["standing"], ["acts", "n"]], [...standing].sort((x, y) => y[1] - x[1] || x[0] - y[0]).map(([status, n]) =>
    [names.statuses[status], count(n)])));
  fill("answers", relation.answers.length ? table("Acts of one side answered by the other in the same tone, over the whole time",
    [["who"], ["tone"], ["acts", "n"], ["answered", "n"], ["share", "n"], ["on any day", "n"], ["median lag", "n"]],
    relation.answers.map(([giver, receiver, kind, n, answered, share, any, lag]) => [`${name(giver)} to ${name(receiver)}`, kind, count(n), count(answered),
      `${Math.round(share * 100)} %`, `${Math.round(any * 100)} %`, lag === null ? "" : many(lag, "day")]))
    : h("p", { class: "soft" }, "No act of one side towards the other is dated closely enough."));
  at("list-h").textContent = `${many(shown.length, "act")}${chosen ? `, ${span(number(from), number(to))}` : ""}`;
  const late = shown.filter((n) => acts.start[n] !== null).sort((x, y) => acts.start[y] - acts.start[x] || y - x);
  await lapel.acts.list(at("list"), acts, [...late, ...shown.filter((n) => acts.start[n] === null)]);

  async function index() {
    at("heading").textContent = "Relations";
    const wanted = a ? number_of(a) : b ? number_of(b) : null;
    const listed = wanted === null || wanted === undefined ? pairs : pairs.filter(([x, y]) => x === wanted || y === wanted);
    at("all-h").textContent = a && b ? `${name(a)} and ${name(b)} have no act in common` : wanted === null ? `All ${count(pairs.length)} relations` : `The relations of ${name(a || b)}`;
    const code = (i) => names.parties[i][0];
    await lapel.pager(at("pairs"), listed.length, 40, (start, stop) => table("Relations, the busiest first",
      [["relation"], ["acts", "n"], ["mean intensity", "n"], ["first", "spare"], ["last", "spare"]], listed.slice(start, stop).map(([x, y, n, warmth, early, latest]) =>
        [h("a", { href: link("dyad", { a: code(x), b: code(y) }) }, `${names.parties[x][1]} – ${names.parties[y][1]}`), count(n), mean(warmth),
          early ? day(early) : "undated", latest ? day(latest) : ""])), "all-h");
  }
});
