// One article with its words marked and the records beside them; without one, the list of articles.
"use strict";
lapel.run(async () => {
  const [articles, names] = await Promise.all([lapel.need("articles"), lapel.names()]);
  const { at, h } = lapel;
  at("source").replaceChildren(h("option", { value: "" }, "any"), ...names.sources.map((source) => h("option", { value: source }, source || "not named")));
  return { articles, names, number: new Map(articles.id.map((id, n) => [id, n])), controls: lapel.bind(at("filters"), { id: "", record: "" }) };
}, async ({ articles, names, number, controls }, state, current) => {
  const { at, fill, h, need, day, count, many, table, link, pager } = lapel;
  const source = (n) => names.sources[articles.source[n]];
  controls(state);
  at("one").hidden = !state.id;
  at("all").hidden = Boolean(state.id);
  if (!state.id) {
    const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const wanted = fold(state.q || "").split(/\s+/).filter(Boolean);
    const found = articles.id.map((_, n) => n).filter((n) => (!state.source || source(n) === state.source)
      && (!state.from || (articles.published[n] || "") >= state.from) && (!state.to || (articles.published[n] || "9999") <= state.to)
      && (!wanted.length || wanted.every((word) => fold(articles.title[n] || articles.id[n]).includes(word))));
    await pager(at("list"), found.length, 50, (from, to) => table("Articles with records, the latest first",
      [["article"], ["published"], ["source"], ["records", "n"]], found.slice(from, to).map((n) => [h("a", { href: link("article", { id: articles.id[n] }) },
        articles.title[n] || articles.id[n]), articles.published[n] ? day(articles.published[n]) : "", source(n), count(articles.records[n])]), "stack"), "list-h");
    return;
  }
  const n = number.get(state.id);
  const known = n !== undefined;
  const shard = known && articles.shard[n] !== null ? await need(`texts/${articles.shard[n]}`) : null;
  if (!current()) return;
  const article = shard?.[state.id];
  at("title").textContent = known ? articles.title[n] || articles.id[n] : `No article ${state.id}`;
  fill("meta", ...(known ? [[source(n), articles.published[n] && day(articles.published[n]), articles.id[n]].filter(Boolean).join(" · "),
    article?.url ? [" · ", h("a", { href: article.url, rel: "noopener noreferrer external" }, "at its source")] : []].flat() : []));
  at("records").hidden = !article;
  if (!article) {
    fill("text", h("p", { class: "soft" }, known ? "The text of this article was not given when the report was made." : "It has no record here."));
    return;
  }
  document.title = `${at("title").textContent} – ${document.title.split(" – ").pop()}`;
  const acts = await lapel.acts.columns();
  if (!current()) return;
  const spots = article.records.map(() => []);
  const pieces = article.text.map((piece) => {
    if (typeof piece === "string") return piece;
    const [text, kinds, says, of] = piece;
    const gesture = kinds.split(" ").includes("trigger");
    const mark = gesture
      ? h("a", { class: `m ${kinds}`, href: "#found", title: says, on: { click: (event) => { event.preventDefault(); choose(of[0], "found"); } } }, text)
      : h("span", { class: `m ${kinds}`, title: says || null }, text);
    for (const record of of) spots[record].push(mark);
    return mark;
  });
  fill("text", pieces);
  at("found-h").textContent = many(article.records.length, "record");
  const cards = article.records.map(([act, record], i) => h("li", { class: `act ${names.tones[acts.tone[act]]}`, tabindex: "-1" }, h("div", { class: "what" },
    h("p", { class: "who" }, lapel.acts.who(acts, act)), lapel.acts.badges(acts, act),
    h("p", { class: "at" }, h("span", { class: "soft" }, lapel.acts.date(acts, act)),
      h("button", { type: "button", class: "plain", on: { click: () => choose(i, "text") } }, "show in the text")),
    h("details", {}, h("summary", {}, "more"), lapel.acts.record(record, { article: false })))));
  fill("found", cards);
  function choose(record, where) {
    for (const marked of document.querySelectorAll(".chosen")) marked.classList.remove("chosen");
    for (const mark of spots[record]) mark.classList.add("chosen");
    cards[record].classList.add("chosen");
    const target = where === "text" ? spots[record].find((mark) => mark.classList.contains("trigger")) || spots[record][0] : cards[record];
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "center" });
  }
  if (state.record) {
    const wanted = article.records.findIndex(([, record]) => record.id === state.record);
    if (wanted >= 0) choose(wanted, "text");
  }
});
