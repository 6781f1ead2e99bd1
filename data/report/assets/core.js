// What every page uses: data on need, elements made without markup, the state of the page in its address, and how things are written.
// Nothing here or elsewhere sets markup from a string: words of articles are text nodes, always.
"use strict";
const lapel = (() => {
  const store = new Map();
  const waiting = new Map();

  /** Called by every data file. */
  function put(name, value) { store.set(name, value); }

  /** The data of that name; its file is read on first need. */
  function need(name) {
    if (store.has(name)) return Promise.resolve(store.get(name));
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = `data/${name}.js`;
        script.onload = () => done(store.get(name));
        script.onerror = () => { waiting.delete(name); fail(new Error(`data/${name}.js cannot be read; was the whole folder copied?`)); };
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  }

  /** An element. Attributes: `class`, `on: {event: function}`, others by name; those that are null or false are left out. */
  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  const at = (id) => document.getElementById(id);
  const fill = (id, ...children) => at(id).replaceChildren(...children.flat());

  /** The state of the page: the part of its address after #. */
  function state() {
    const hash = location.hash.slice(1);
    return hash.includes("=") ? Object.fromEntries(new URLSearchParams(hash)) : {};
  }

  /** A link to a page in a state. */
  function link(page, wanted) {
    const parts = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== "" && value !== null && value !== undefined));
    return `${page}.html${[...parts].length ? `#${parts}` : ""}`;
  }

  let show = null;

  /** Change the state and show it; `step` makes a step that the back button undoes. */
  function go(changes, step = false) {
    const parts = new URLSearchParams(Object.entries({ ...state(), ...changes }).filter(([, value]) => value !== "" && value !== null));
    const hash = `#${parts}`;
    if (hash === (location.hash || "#")) return;
    if (step) location.hash = hash;
    else { history.replaceState(null, "", hash); show?.(); }
  }

  /** Run a page: `page` draws the present state, now and whenever it changes. */
  async function run(prepare, page) {
    let turn = 0;
    try {
      const given = await prepare();
      show = async () => {
        const mine = ++turn;
        try {
          await page(given, state(), () => mine === turn);
          if (mine === turn) document.documentElement.dataset.ready = String(mine);
        } catch (error) { fail(error); }
      };
      addEventListener("hashchange", () => show());
      await show();
    } catch (error) { fail(error); }
  }

  function fail(error) {
    console.error(error);
    document.querySelector("main").prepend(h("p", { class: "problem", role: "alert" }, String(error.message || error)));
  }

  document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".skip")) { event.preventDefault(); at("main").focus(); }
  });

  // Days are numbers since 1970, as the data have them, or ISO strings, as controls and ledgers have them.
  const DAY = 86400000;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const number = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  /** 27 Jan 2021 */
  function day(found) {
    const date = new Date((typeof found === "string" ? number(found) : found) * DAY);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  /** First and last day in the shortest form: a day, a month, a year, or from – to. */
  function span(first, last) {
    if (first === last) return day(first);
    const [a, b] = [new Date(first * DAY), new Date(last * DAY)];
    const [year, month] = [a.getUTCFullYear(), a.getUTCMonth()];
    const whole = a.getUTCDate() === 1 && new Date(b.getTime() + DAY).getUTCDate() === 1;
    if (whole && month === 0 && b.getUTCMonth() === 11) return year === b.getUTCFullYear() ? `${year}` : `${year} – ${b.getUTCFullYear()}`;
    if (whole && year === b.getUTCFullYear() && month === b.getUTCMonth()) return `${MONTHS[month]} ${year}`;
    if (year === b.getUTCFullYear() && month === b.getUTCMonth()) return `${a.getUTCDate()} – ${day(last)}`;
    if (year === b.getUTCFullYear()) return `${a.getUTCDate()} ${MONTHS[month]} – ${day(last)}`;
    return `${day(first)} – ${day(last)}`;
  }

  const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  const many = (n, one, more = `${one}s`) => `${count(n)} ${n === 1 ? one : more}`;
  const signed = (x) => (x > 0 ? `+${x}` : x < 0 ? `−${-x}` : "0");
  const mean = (x) => signed(Math.round(x * 10) / 10);
  const words = (name) => name.replaceAll("_", " ");
  const typed = (type) => words(type.slice(type.indexOf(".") + 1));

  /**
   * A table: columns are `[title, kind]`, kind `n` for numbers, `spare` for what a phone leaves out; cells are text or elements. The
   * first cell of a row is its head. Style `stack` makes a block of each row on a phone, `tight` is for many columns.
   */
  function table(caption, columns, rows, style = null) {
    return h("table", { class: style }, h("caption", {}, caption),
      h("thead", {}, h("tr", {}, columns.map(([title, kind]) => h("th", { scope: "col", class: kind || null }, title)))),
      h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell, i) => (i
        ? h("td", { class: columns[i][1] || null, "data-label": columns[i][0] }, cell === null || cell === undefined ? "" : cell)
        : h("th", { scope: "row", class: columns[i][1] || null }, cell)))))));
  }

  /** Pages of a long list: `draw(from, to)` gives what stands between the controls. */
  function pager(container, total, size, draw, heading) {
    let page = 0;
    const said = h("p", { class: "range", role: "status" });
    const body = h("div", { class: "paged" });
    const button = (title, step) => h("button", { type: "button", on: { click: () => turn(page + step) } }, title);
    const [back, on] = [button("Earlier page", -1), button("Next page", 1)];
    back.textContent = "← Back"; on.textContent = "Next →";
    const controls = h("p", { class: "pager" }, back, on);
    const last = Math.max(0, Math.ceil(total / size) - 1);
    async function set(next) {
      page = Math.min(Math.max(next, 0), last);
      const [from, to] = [page * size, Math.min(total, (page + 1) * size)];
      const drawn = await draw(from, to);
      body.replaceChildren(...[drawn].flat());
      said.textContent = total ? `${count(from + 1)} to ${count(to)} of ${count(total)}` : "Nothing fits.";
      back.disabled = page === 0; on.disabled = page === last;
      controls.hidden = last === 0;
    }
    async function turn(next) {
      await set(next);
      const title = heading && at(heading);
      if (title) { title.focus({ preventScroll: true }); title.scrollIntoView({ block: "start" }); }
    }
    container.replaceChildren(said, body, controls);
    return set(0);
  }

  /** Fill the selects of a form that list parties, the names in order. */
  function parties(form, names, among = null) {
    for (const select of form.querySelectorAll("select[data-parties]")) {
      const listed = names.parties.map(([code, name, acts], i) => [code, name, acts, i])
        .filter(([, , acts, i]) => (among && among[select.name] ? among[select.name].has(i) : acts))
        .sort((x, y) => (x[1] < y[1] ? -1 : x[1] > y[1] ? 1 : 0));
      const before = select.value;
      select.replaceChildren(h("option", { value: "" }, select.dataset.parties),
        ...listed.map(([code, name]) => h("option", { value: code }, name)));
      select.value = before;
    }
  }

  /** Controls of a form show the state, and change it. */
  function bind(form, also = {}) {
    const controls = [...form.elements].filter((control) => control.name);
    let timer = 0;
    const read = () => Object.fromEntries(controls.map((control) => [control.name, control.value]));
    const take = () => { clearTimeout(timer); go({ ...read(), ...also }); };
    form.addEventListener("input", (event) => {
      if (event.target.type !== "search") return;
      clearTimeout(timer);
      timer = setTimeout(take, 250);
    });
    form.addEventListener("change", take);
    form.addEventListener("submit", (event) => { event.preventDefault(); take(); });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      go({ ...Object.fromEntries(controls.map((control) => [control.name, ""])), ...also });
    });
    return (now) => {
      for (const control of controls) {
        const wanted = now[control.name] ?? control.options?.[0]?.value ?? "";
        const typing = control === document.activeElement && control.type === "search";
        if (control.value !== wanted && !typing) control.value = wanted;
      }
    };
  }

  /** What the numbers in the data stand for. */
  async function names() {
    const found = await need("names");
    if (!found.number) found.number = new Map(found.parties.map(([code], i) => [code, i]));
    return found;
  }

  return { put, need, h, at, fill, state, link, go, run, number, iso, day, span, count, many, signed, mean, words, typed, table, pager,
    parties, bind, names, DAY };
})();
