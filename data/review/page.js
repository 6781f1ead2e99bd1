"use strict";
// The page of lapel review. What comes from records and articles is only ever set as text (textContent, value): none of it is markup.

const KEPT = "lapel-review-token";
const at = (id) => document.getElementById(id);
const FIELDS = ["type", "status", "agents", "recipients", "date"];
let token = "";
let lists = null;   // families and statuses, for the form
let shown = null;   // the record on the page
let judged = [];    // numbers of the records judged in this sitting, the last one at the end
let busy = false;

function takeToken() {
  // The address brings it behind the #, which no browser sends anywhere; it goes out of sight, and lasts as long as the tab.
  if (location.hash.length > 1) {
    sessionStorage.setItem(KEPT, location.hash.slice(1));
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEPT) || "";
}

const types = () => lists.families.flatMap((family) => family.types);

async function ask(path, body) {
  const request = { headers: { Authorization: "Bearer " + token }, cache: "no-store" };
  if (body !== undefined) {
    request.method = "POST";
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Error("lapel review does not answer; was it stopped? What you saved is saved: start it again and open its new address.");
  }
  const value = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(value.error), { field: value.field });
  return value;
}

function complain(error) {
  for (const name of FIELDS) at("f-" + name).removeAttribute("aria-invalid");
  const here = at("form").hidden ? "error" : "form-error";
  for (const id of ["error", "form-error"]) {
    at(id).hidden = !error || id !== here;
    at(id).textContent = error && id === here ? error.message : "";
  }
  const field = error && error.field && at("f-" + error.field);
  if (field && !at("form").hidden) {
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
}

async function working(job) {
  if (busy) return;
  busy = true;
  complain(null);
  try {
    await job();
  } catch (error) {
    complain(error);
  } finally {
    busy = false;
  }
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function marked(pieces) {
  return pieces.map((piece) => {
    if (!piece.kinds.length) return document.createTextNode(piece.text);
    const made = element("span", piece.text, piece.kinds.join(" "));
    if (piece.says) made.title = piece.says;
    return made;
  });
}

function tellCounts(counts) {
  at("progress").max = counts.total;
  at("progress").value = counts.done;
  at("far").textContent = `${counts.done} of ${counts.total} judged: ${counts.right} right, ${counts.wrong} wrong, `
    + `${counts.corrected} corrected, ${counts.unsure} unsure`;
}

function fillForm(form) {
  for (const name of FIELDS) at("f-" + name).value = form[name];
  explainChoice();
}

function explained(list, id) {
  const entry = list.find((each) => each.id === id);
  return entry ? `${entry.definition} Agent: ${entry.agent}; recipient: ${entry.recipient}.` : "";
}

function explainChoice() {
  at("h-type").textContent = explained(types(), at("f-type").value);
  at("h-status").textContent = explained(lists.statuses, at("f-status").value);
}

function show(record) {
  shown = record;
  openForm(false);
  at("main").hidden = false;
  at("number").value = record.n + 1;
  at("type").textContent = record.type;
  at("status").textContent = record.status;
  at("definition").textContent = explained(types(), record.type) + " " + lists.statuses.find((each) => each.id === record.status).definition;
  at("evidence").replaceChildren(...marked(record.article.pieces.filter((piece) => piece.near)));
  at("facts").replaceChildren(...record.facts.flatMap((fact) => {
    const values = element("dd");
    values.append(...fact.values.map((value) => element("p", value)));
    return [element("dt", fact.name), values];
  }));
  at("title").textContent = record.article.title;
  at("meta").textContent = record.article.meta;
  at("text").replaceChildren(...marked(record.article.pieces));
  const said = record.said;
  at("said").hidden = !said;
  at("said").className = said ? said.verdict : "";
  at("said").textContent = said ? `You said: ${said.verdict}${said.changed.length ? " (" + said.changed.join(", ") + ")" : ""}` : "";
  at("note").value = said ? said.note : "";
  fillForm(record.form);
  tellCounts(record.counts);
  at("previous").disabled = record.n === 0;
  at("following").disabled = record.n + 1 >= record.counts.total;
  at("open").disabled = record.next === null;
  document.title = `${record.n + 1} of ${record.counts.total}: ${record.type} – lapel review`;
  at("record").scrollTop = 0;
  if (matchMedia("(max-width: 56rem)").matches) window.scrollTo(0, 0);
  else toEvidence();
  at("record").focus({ preventScroll: true });
}

function toEvidence() {
  const first = at("text").querySelector(".evidence");
  if (first) window.scrollTo(0, first.getBoundingClientRect().top + window.scrollY - window.innerHeight / 3);
}

const load = (n) => working(async () => {
  show(await ask("/api/records/" + n));
  at("live").textContent = `Record ${shown.n + 1} of ${shown.counts.total}: ${shown.type}, ${shown.status}`;
});

const judge = (verdict) => working(async () => {
  const answer = { event: shown.event, verdict, note: at("note").value };
  if (verdict === "corrected") answer.form = Object.fromEntries(FIELDS.map((name) => [name, at("f-" + name).value]));
  const saved = await ask("/api/records/" + shown.n, answer);
  judged.push(shown.n);
  if (saved.next === null) {
    show(await ask("/api/records/" + shown.n));
    at("live").textContent = at("said").textContent = `Saved: ${saved.verdict}. All ${saved.counts.total} records are judged; you can close the page.`;
    return;
  }
  show(await ask("/api/records/" + saved.next));
  at("live").textContent = `Saved: ${saved.verdict}. Record ${shown.n + 1} of ${shown.counts.total}: ${shown.type}, ${shown.status}`;
});

function openForm(open) {
  at("form").hidden = !open;
  at("bar").hidden = open;
  at("correct").setAttribute("aria-expanded", String(open));
  if (open) {
    fillForm(shown.form);
    at("f-type").focus();
    at("form").scrollIntoView({ block: "nearest" });
  }
}

function swap() {
  const agents = at("f-agents").value;
  at("f-agents").value = at("f-recipients").value;
  at("f-recipients").value = agents;
}

function openHelp() {
  if (!at("help").open) at("help").showModal();
}

const ACTIONS = {
  r: () => judge("right"),
  w: () => judge("wrong"),
  u: () => judge("unsure"),
  c: () => openForm(true),
  x: () => { openForm(true); swap(); at("f-agents").focus(); },
  m: () => at("note").focus(),
  j: () => at("following").disabled || load(shown.n + 1),
  k: () => at("previous").disabled || load(shown.n - 1),
  n: () => at("open").disabled || load(shown.next),
  z: () => judged.length && load(judged.pop()),
  g: () => { at("number").focus(); at("number").select(); },
  t: () => { at("text").focus({ preventScroll: true }); toEvidence(); },
  "?": openHelp,
};

function onKey(event) {
  if (event.ctrlKey && event.key === "Enter" && !at("form").hidden) {
    event.preventDefault();
    judge("corrected");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || at("help").open) return;
  const typing = event.target.matches("input, select, textarea");
  if (event.key === "Escape" && shown) {
    if (!at("form").hidden) openForm(false);
    complain(null);
    at("record").focus({ preventScroll: true });
    return;
  }
  if (typing || event.repeat || !shown || !at("single").checked || !Object.hasOwn(ACTIONS, event.key)) return;
  if (!at("form").hidden && !"?tm".includes(event.key)) return;  // what is typed into the form is saved or left first
  event.preventDefault();
  ACTIONS[event.key]();
}

function wire() {
  document.addEventListener("keydown", onKey);
  const buttons = { right: "r", wrong: "w", unsure: "u", previous: "k", following: "j", open: "n", "help-open": "?" };
  for (const [id, key] of Object.entries(buttons)) at(id).addEventListener("click", () => ACTIONS[key]());
  at("correct").addEventListener("click", () => openForm(at("form").hidden));
  at("cancel").addEventListener("click", () => { openForm(false); complain(null); at("record").focus(); });
  at("swap").addEventListener("click", swap);
  at("f-type").addEventListener("change", explainChoice);
  at("f-status").addEventListener("change", explainChoice);
  at("form").addEventListener("submit", (event) => { event.preventDefault(); judge("corrected"); });
  at("number").addEventListener("change", () => {
    const n = Number(at("number").value) - 1;
    if (Number.isInteger(n) && n >= 0 && n < shown.counts.total) load(n);
    else at("number").value = shown.n + 1;
  });
  at("note").addEventListener("keydown", (event) => { if (event.key === "Enter") at("record").focus(); });
}

async function start() {
  addEventListener("hashchange", () => location.reload());  // the address of a later start, pasted into this tab
  token = takeToken();
  wire();
  await working(async () => {
    lists = await ask("/api/sitting");
    at("reviewer").textContent = "· " + lists.reviewer;
    at("of").textContent = "of " + lists.counts.total;
    at("number").max = lists.counts.total;
    at("f-type").replaceChildren(...lists.families.map((family) => {
      const group = element("optgroup");
      group.label = family.title;
      group.append(...family.types.map((entry) => element("option", entry.id)));
      return group;
    }));
    at("f-status").replaceChildren(...lists.statuses.map((entry) => element("option", entry.id)));
    show(await ask("/api/records/" + (lists.next ?? 0)));
    if (lists.next === null) {
      at("said").textContent += `. All ${lists.counts.total} records are judged; you can close the page.`;
    }
  });
}

start();
