// The first page: figures that were counted when the report was made.
"use strict";
lapel.run(async () => ({ names: await lapel.names(), summary: await lapel.need("summary") }), async ({ names, summary }) => {
  const { h, fill, at, count, many, link, table, mean, day, number, words } = lapel;
  const { counts, published } = summary;
  at("lead").textContent = published ? `From articles published ${day(published[0])} to ${day(published[1])}.` : "From articles without a day of publication.";
  const figures = [["acts", counts.acts], ["records", counts.records], ["articles", counts.articles], ["parties", counts.parties]];
  fill("counts", figures.map(([name, n]) => h("div", {}, h("dt", {}, name), h("dd", {}, count(n)))));

  const months = new Map();
  for (const [month, tone, n] of summary.months) {
    if (!months.has(month)) months.set(month, [0, 0, 0]);
    months.get(month)[tone] = n;
  }
  const end = (month) => new Date(Date.UTC(+month.slice(0, 4), +month.slice(5, 7), 1)).toISOString().slice(0, 10);
  const title = (month) => lapel.span(number(month), number(end(month)) - 1);
  const rows = [...months].flatMap(([month, parts]) => lapel.stack(number(month) * lapel.DAY, number(end(month)) * lapel.DAY, "tone",
    names.tones.map((tone, i) => [tone, parts[i]]), `${title(month)}\n${names.tones.map((tone, i) => `${count(parts[i])} ${tone}`).join("\n")}`));
  await lapel.chart("months", "acts", { rows }, (row) => {
    const month = lapel.iso(row.from.valueOf() / lapel.DAY);
    location.href = link("timeline", { from: month, to: lapel.iso(number(end(month)) - 1) });
  });
  fill("months-table", table("Acts by month and tone", [["month"], ...names.tones.map((tone) => [tone, "n"])], [...months].map(([month, parts]) =>
    [h("a", { href: link("timeline", { from: month, to: lapel.iso(number(end(month)) - 1) }) }, title(month)), ...parts.map(count)])));
  const left = [[counts.undated, "without a date"], [counts.vague, "dated less closely than to a month"],
    [counts.outside, "dated before or after the articles"]].filter(([n]) => n);
  at("left-out").textContent = left.length ? `Not drawn: ${left.map(([n, what]) => `${many(n, "act")} ${what}`).join("; ")}.` : "";

  const name = (i) => names.parties[i][1];
  const code = (i) => names.parties[i][0];
  fill("parties", table("Acts by and towards each", [["party"], ["acts", "n"], ["is acted upon", "n"]], summary.parties.map(([party, by, to]) =>
    [h("a", { href: link("records", { party: code(party) }) }, name(party)), h("a", { href: link("records", { agent: code(party) }) }, count(by)),
      h("a", { href: link("records", { recipient: code(party) }) }, count(to))])));
  fill("pairs", table("Acts in which both take part", [["relation"], ["acts", "n"], ["mean intensity", "n"]], summary.pairs.map(([a, b, n, warmth]) =>
    [h("a", { href: link("dyad", { a: code(a), b: code(b) }) }, `${name(a)} – ${name(b)}`), count(n), mean(warmth)])));
  const used = names.statuses.map((status, i) => [status, i]).filter(([, i]) => summary.families.some(([, n]) => n[i]));
  fill("families", table("Acts by family and standing", [["family"], ["all", "n"], ...used.map(([status]) => [status, "n"])],
    summary.families.map(([family, n]) => [h("a", { href: link("records", { type: `${family}.*` }), title: names.families[family] || null }, words(family)),
      count(n.reduce((x, y) => x + y, 0)), ...used.map(([status, i]) => (n[i]
        ? h("a", { href: link("records", { type: `${family}.*`, status }) }, count(n[i])) : h("span", { class: "none" }, "0")))]), "tight"));
});
