// Ledgers over all parties: what hangs unanswered, what became of threats, labels and symbols.
"use strict";
lapel.run(async () => {
  const { at, need, names, parties, bind } = lapel;
  const [known, ledgers] = await Promise.all([names(), need("ledgers")]);
  parties(at("choice"), known);
  return { names: known, ledgers, controls: bind(at("choice")) };
}, async ({ names, ledgers, controls }, state, current) => {
  const { at, h, day, count, many, words, typed, pager } = lapel;
  const kinds = { open: "kind", threats: "outcome", labels: "label", symbols: "symbol" };
  const which = Object.hasOwn(ledgers, state.ledger || "") ? state.ledger : "open";
  const { columns, rows, notes } = ledgers[which];
  const place = (column) => columns.indexOf(column);
  const [by, to, kind] = [place("from"), place("to"), place(kinds[which])];
  const holds = (cell, code) => !code || (cell || "").split("; ").includes(code);
  const sided = rows.filter(([row]) => holds(row[by], state.by) && holds(row[to], state.towards));
  const told = new Map();
  for (const [row] of sided) if (row[kind]) told.set(row[kind], (told.get(row[kind]) || 0) + 1);
  at("kind").replaceChildren(h("option", { value: "" }, "any"), ...[...told].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, 200)
    .map(([value, n]) => h("option", { value }, `${value} (${count(n)})`)));
  controls(state);
  document.querySelector("label[for=kind]").textContent = words(kinds[which]).replace(/^./, (letter) => letter.toUpperCase());
  const found = sided.filter(([row]) => !state.kind || row[kind] === state.kind);
  const acts = await lapel.acts.columns();
  if (!current()) return;
  const titles = { open: ledgers.open.title, threats: "Threats and what became of them", labels: "Labels given", symbols: "Symbols shown" };
  at("list-h").textContent = `${titles[which]}: ${count(found.length)}`;
  at("notes").textContent = notes.map((note) => `${note}.`).join(" ");
  const party = (cell) => (cell || "").split("; ").filter(Boolean).map((code) => names.parties[names.number.get(code)]?.[1] ?? code).join(", ");
  const shown = (column, value) => {
    if (value === null || value === "") return "";
    if (column === "from" || column === "to") return party(value);
    if (column === "type") return typed(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
    return typeof value === "number" ? count(value) : String(value);
  };
  const listed = columns.filter((column) => found.some(([row]) => row[place(column)] !== null && row[place(column)] !== ""));
  const heads = { age_days: "days open", lag_days: "days after", on: "ended" };
  const numeric = new Set(["age_days", "lag_days", "mentions", "acts"]);
  const days = new Set(["made", "on", "first", "last"]);
  function line([row, numbers]) {
    const below = h("tr", { class: "below", hidden: true }, h("td", { colspan: String(listed.length + 1) }));
    const button = h("button", { type: "button", "aria-expanded": "false" }, numbers.length === 1 ? "show" : `show ${count(numbers.length)}`);
    button.addEventListener("click", async () => {
      const opened = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!opened));
      below.hidden = opened;
      if (!opened && !below.firstChild.childElementCount) below.firstChild.append(await lapel.acts.items(acts, numbers.slice(0, 50)));
    });
    return [h("tr", {}, listed.map((column) => h("td", { class: numeric.has(column) ? "n" : days.has(column) ? "day" : null, "data-label": heads[column] || words(column) },
      shown(column, row[place(column)]))), h("td", { "data-label": "records", class: "act-cell" }, button)), below];
  }
  if (state.order !== "oldest" && place("made") >= 0) found.sort((x, y) => (x[0][place("made")] < y[0][place("made")] ? 1 : -1));
  await pager(at("list"), found.length, 30, (from, until) => h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of this ledger" },
    h("table", { class: "stack" }, h("caption", { class: "unseen" }, titles[which]),
      h("thead", {}, h("tr", {}, listed.map((column) => h("th", { scope: "col", class: numeric.has(column) ? "n" : null }, heads[column] || words(column))),
        h("th", { scope: "col" }, "records"))), h("tbody", {}, found.slice(from, until).flatMap(line)))), "list-h");
});
