// Acts: their columns, their records, and how they are shown in a list.
"use strict";
lapel.acts = (() => {
  const { h, need, names, day, span, many, signed, typed, words, link, pager } = lapel;

  /** Columns of all acts, with the names of their numbers. */
  async function columns() {
    const [acts, known] = await Promise.all([need("acts"), names()]);
    return { ...acts, names: known, size: acts.type.length };
  }

  /** Records of some acts, from as many files as they are spread over. */
  async function records(numbers, size) {
    const shards = [...new Set(numbers.map((n) => Math.floor(n / size)))];
    const found = new Map(await Promise.all(shards.map(async (n) => [n, await need(`records/${n}`)])));
    return numbers.map((n) => found.get(Math.floor(n / size))[n % size]);
  }

  const arrow = () => h("span", { class: "arrow" }, h("span", { "aria-hidden": "true" }, " → "), h("span", { class: "unseen" }, " to "));

  const MOST = 6;

  function who(acts, n) {
    const listed = (side) => side.slice(0, MOST).map((i) => acts.names.parties[i][1]).join(", ") + (side.length > MOST ? ` and ${side.length - MOST} more` : "");
    const [by, to] = [listed(acts.agents[n]), listed(acts.recipients[n])];
    if (by && to) return [by, arrow(), to];
    if (to) return [h("span", { class: "unknown" }, "unnamed"), arrow(), to];
    return by ? [by] : [h("span", { class: "unknown" }, "parties not told apart")];
  }

  function relation(acts, n) {
    const both = [...new Set([...acts.agents[n], ...acts.recipients[n]])].slice(0, 2).map((i) => acts.names.parties[i][0]);
    return both.length === 2 ? link("dyad", { a: both[0], b: both[1] }) : null;
  }

  /** Marked words. */
  function marked(pieces) {
    return pieces.map((piece) => (typeof piece === "string" ? piece
      : h("span", { class: `m ${piece[1]}`, title: piece[2] || null }, piece[0])));
  }

  const date = (acts, n) => (acts.start[n] === null ? "undated" : span(acts.start[n], acts.start[n] + acts.days[n]));

  function facts(rows) {
    return h("dl", { class: "facts" }, rows.filter(([, value]) => value && (!Array.isArray(value) || value.length))
      .map(([title, value]) => [h("dt", {}, title), h("dd", {}, value)]));
  }

  function party(found) {
    const known = [found.name && found.name !== found.text ? found.name : null, found.office, found.code || "country not known"];
    return h("span", { class: "party" }, `“${found.text}”`, h("span", { class: "soft" }, ` ${known.filter(Boolean).join(", ")}`
      + (found.by ? ` (by ${words(found.by)})` : "")));
  }

  const lines = (list, show) => (list || []).map((one) => h("div", {}, show(one)));

  /** One record in full. */
  function record(found, { quote = true, article = true } = {}) {
    const { article: source, date: when } = found;
    const where = [source.source, source.published && day(source.published)].filter(Boolean).join(", ");
    const from = h("span", {}, source.title || source.id, where ? h("span", { class: "soft" }, ` ${where}`) : null,
      document.body.dataset.articles ? [" ", h("a", { href: link("article", { id: source.id, record: found.id }) }, "in the article")] : null,
      source.url ? [" ", h("a", { href: source.url, rel: "noopener noreferrer external" }, "at its source")] : null);
    return h("div", { class: "record" },
      quote ? h("blockquote", {}, marked(found.words)) : null,
      facts([
        article ? ["article", from] : ["", ""],
        ["agents", lines(found.agents, party)], ["recipients", lines(found.recipients, party)], ["about", lines(found.about, party)],
        ["date", when && [when.start ? span(lapel.number(when.start), lapel.number(when.end)) : when.value,
          h("span", { class: "soft" }, when.text ? ` “${when.text}”, ${when.basis}` : ` ${when.basis === "publication" ? "day of publication" : when.basis}`)]],
        ["place", found.place && [`“${found.place.text}”`, h("span", { class: "soft" }, ` ${found.place.code || ""}`)]],
        ["said by", found.said && (found.said.speaker || found.said.kind)],
        ["standing by", found.operators?.length && `“${found.operators.join("”, “")}”`],
        ...Object.entries(found.details || {}).map(([name, value]) => [words(name), String(value)]),
        ["links", lines(found.links, ([kind, id]) => [`${kind} `, h("a", { href: link("records", { record: id }) }, id)])],
        ["codes", found.codes?.some(Boolean) && [found.codes[0] && `CAMEO ${found.codes[0]}`, found.codes[1] && `PLOVER ${found.codes[1]}`].filter(Boolean).join(", ")],
        ["rule", h("code", {}, found.rule)], ["confidence", found.confidence.toFixed(2)],
        ["record", h("a", { href: link("records", { record: found.id }), class: "id" }, found.id)],
      ]));
  }

  function badges(acts, n) {
    const [type, status] = [acts.names.types[acts.type[n]], acts.names.statuses[acts.status[n]]];
    return h("p", { class: "badges" }, h("span", {}, `${type.split(".")[0]} · `, h("span", { class: "type" }, typed(type))),
      h("span", { class: `status ${status}` }, status),
      h("span", { class: "intensity", title: "intensity, from −10 to +10" }, signed(acts.intensity[n] / 10)));
  }

  /** One act as an item of a list. */
  function item(acts, n, told, open = false) {
    const relating = relation(acts, n);
    const tone = acts.names.tones[acts.tone[n]];
    const best = told[0];
    return h("li", { class: `act ${tone}` },
      h("p", { class: "when" }, date(acts, n)),
      h("div", { class: "what" },
        h("p", { class: "who" }, relating ? h("a", { href: relating }, who(acts, n)) : who(acts, n)),
        badges(acts, n),
        h("blockquote", {}, marked(best.words)),
        h("details", { open }, h("summary", {}, many(told.length, "record"), h("span", { class: "soft" },
          ` ${[best.article.source, best.article.published && day(best.article.published)].filter(Boolean).join(", ")}`)),
        told.map((one, i) => record(one, { quote: i > 0 })))));
  }

  /** Acts one by one. */
  async function items(acts, numbers, open = false) {
    const told = await records(numbers, acts.names.shard);
    return h("ol", { class: "acts" }, numbers.map((n, i) => item(acts, n, told[i], open)));
  }

  /** A list of acts in pages. */
  function list(container, acts, numbers, heading = "list-h", size = 25) {
    return pager(container, numbers.length, size, (from, to) => items(acts, Array.from(numbers.slice(from, to))), heading);
  }

  return { columns, records, items, list, record, marked, who, date, badges, facts };
})();
