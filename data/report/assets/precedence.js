// Two rivals before one giver, as `lapel ledger compare` sets them side by side; the data are its dealings, the time is chosen here.
"use strict";
lapel.run(async () => {
  const { at, h, names, parties, bind } = lapel;
  const known = await names();
  parties(at("choice"), known, { giver: new Set(known.givers) });
  at("level").replaceChildren(h("option", { value: "" }, "any"), ...known.levels.map((level) => h("option", { value: level }, level)));
  at("channel").replaceChildren(...known.channels.map(([name, title]) => h("option", { value: name }, title)));
  const [choice, ranking] = [bind(at("choice")), bind(at("ranking"))];
  return { names: known, controls: (state) => { choice(state); ranking(state); } };
}, async ({ names, controls }, state, current) => {
  const { at, fill, h, need, number, day, many, count, table, DAY } = lapel;
  const name = (i) => names.parties[i][1];
  const giver = names.number.get(state.giver ?? "") ?? names.givers[0] ?? null;
  if (giver === null) { at("verdict").textContent = "Nobody deals with anybody here."; at("both").hidden = true; return; }
  const dealings = names.givers.includes(giver) ? await need(`givers/${giver}`) : {};
  if (!current()) return;
  const [since, until] = [state.since || "", state.until || "9999"];
  const level = state.level ? names.levels.indexOf(state.level) : null;
  const fits = (row) => level === null || (row[3] === level && row[4] === level);
  const timely = (row) => row[1] !== null && row[1] >= since && row[1] <= until;

  const met = new Map();
  for (const [, rows] of Object.entries(dealings)) {
    for (const [other, , n] of rows) { if (!met.has(other)) met.set(other, new Set()); met.get(other).add(n); }
  }
  const busiest = [...met].sort((x, y) => y[1].size - x[1].size || x[0] - y[0]).map(([other]) => other);
  const given = ["a", "b"].map((key) => names.number.get(state[key] ?? "") ?? null);
  const one = given[0] ?? busiest.find((other) => other !== given[1]) ?? null;
  const other = given[1] ?? busiest.find((party) => party !== one) ?? null;
  lapel.parties(at("choice"), names, { giver: new Set(names.givers), a: new Set(busiest.filter((party) => party !== other)), b: new Set(busiest.filter((party) => party !== one)) });
  const code = (i) => (i === null ? "" : names.parties[i][0]);
  controls({ ...state, giver: code(giver), a: code(one), b: code(other) });

  await order();
  at("both").hidden = one === null || other === null;
  if (at("both").hidden) { at("verdict").textContent = `${name(giver)} deals with nobody here.`; return; }
  const acts = await lapel.acts.columns();
  if (!current()) return;
  let loose = 0;
  const rows = names.channels.flatMap(([channel, title]) => {
    const sides = [one, other].map((party) => (dealings[channel] || []).filter((row) => row[0] === party && fits(row)));
    loose += sides.flat().filter((row) => row[1] === null).length;
    const found = sides.map((side) => side.filter(timely));
    const firsts = found.map((side) => side[0] || null);
    return firsts.some(Boolean) ? [{ channel, title, firsts, counts: found.map((side) => side.length),
      gap: firsts.every(Boolean) ? number(firsts[1][1]) - number(firsts[0][1]) : null }] : [];
  });
  const ahead = (row) => (row.gap === null ? (row.firsts[0] ? one : other) : row.gap > 0 ? one : row.gap < 0 ? other : null);
  const says = (row) => (row.gap === null ? `only ${name(ahead(row))}` : row.gap === 0 ? "the same day" : `${name(ahead(row))}, by ${many(Math.abs(row.gap), "day")}`);
  const paired = rows.filter((row) => row.gap !== null);
  const wins = [one, other].map((party) => paired.filter((row) => ahead(row) === party).length);
  at("verdict").textContent = !rows.length ? `${name(giver)} had no dated dealing with either in this time.`
    : !paired.length ? `${name(giver)} dealt with both on no channel in this time.`
      : `${name(giver)} came to ${name(one)} first on ${wins[0]} of ${many(paired.length, "channel")}, to ${name(other)} on ${wins[1]}${paired.length > wins[0] + wins[1] ? `, to both the same day on ${paired.length - wins[0] - wins[1]}` : ""}.`;

  const at_day = (iso) => number(iso) * DAY;
  await lapel.chart("chart", "rivals", {
    gaps: rows.map((row) => { const days = row.firsts.filter(Boolean).map((first) => at_day(first[1]));
      return { channel: row.title, from: Math.min(...days), to: Math.max(...days), says: `${row.title}: ${says(row)}` }; }),
    rows: rows.flatMap((row) => row.firsts.flatMap((first, i) => (first ? [{ channel: row.title, from: at_day(first[1]), side: ["one", "other"][i],
      says: `${name([one, other][i])}, ${row.title}\n${day(first[1])}` }] : []))),
  });
  if (!current()) return;
  fill("chart-legend", h("span", { class: "key one round" }, name(one)), h("span", { class: "key other diamond" }, name(other)));
  const side = (row, i) => {
    const first = row.firsts[i];
    if (!first) return h("span", { class: "soft" }, "none");
    const levels = [first[3], first[4]].map((n) => (n === null ? "?" : names.levels[n]));
    const more = [first[3] !== null || first[4] !== null ? levels.join(" – ") : null, first[5], first[6] && `“${first[6]}”`, first[7] && `told as no. ${first[7]}`];
    return h("span", {}, h("strong", {}, day(first[1])), h("span", { class: "soft" }, ` ${[...more.filter(Boolean), `${count(row.counts[i])} in all`].join(", ")}`));
  };
  const filled = () => table(`First time of ${name(one)} and ${name(other)} by channel`, [["channel"], [name(one)], [name(other)], ["first, and by how much"]],
    rows.map((row) => [row.title, side(row, 0), side(row, 1), says(row)]), "stack even");
  fill("table", filled());
  fill("chart-table", filled());
  at("left-out").textContent = loose ? `${many(loose, "act")} without a date, or dated less closely than to a week, left out.` : "";
  const groups = await Promise.all(rows.map(async (row) => [row, await lapel.acts.items(acts, [...new Set(row.firsts.filter(Boolean).map((first) => first[2]))])]));
  if (!current()) return;
  fill("evidence", groups.flatMap(([row, list]) => [h("h3", {}, row.title), list]));

  async function order() {
    const available = names.channels.filter(([channel]) => dealings[channel]);
    at("channel").replaceChildren(...available.map(([channel, title]) => h("option", { value: channel }, title)));
    const channel = available.some(([found]) => found === state.channel) ? state.channel : available[0]?.[0];
    at("channel").value = channel ?? "";
    const firsts = new Map();
    for (const row of dealings[channel] || []) {
      if (!fits(row) || !timely(row)) continue;
      if (firsts.has(row[0])) firsts.get(row[0]).acts += 1; else firsts.set(row[0], { row, acts: 1 });
    }
    const ranked = [...firsts].map(([party, found]) => ({ party, ...found }))
      .sort((x, y) => (x.row[1] < y.row[1] ? -1 : x.row[1] > y.row[1] ? 1 : code(x.party) < code(y.party) ? -1 : 1));
    let rank = 0;
    ranked.forEach((entry, i) => { if (!i || entry.row[1] !== ranked[i - 1].row[1]) rank = i + 1; entry.rank = rank; });
    at("order-h").textContent = `The whole order: ${names.channels.find(([found]) => found === channel)?.[1] ?? "nothing"} of ${name(giver)}`;
    await lapel.pager(at("order"), ranked.length, 25, (from, to) => table("Counterparts by the day of the first time",
      [["counterpart"], ["rank", "n"], ["first"], ["days later", "n"], ["acts", "n"], ["told as no.", "spare n"]],
      ranked.slice(from, to).map(({ party, row, acts: n, rank: place }) => [h("a", { href: lapel.link("dyad", { a: code(giver), b: code(party) }),
        class: party === one ? "one" : party === other ? "other" : null }, name(party)),
      place, day(row[1]), count(number(row[1]) - number(ranked[0].row[1])), count(n), row[7]])), "order-h");
  }
});
