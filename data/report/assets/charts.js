// Draws a compiled chart with rows; what a mark says on a closer look is text.
"use strict";
lapel.chart = (() => {
  const { need, at } = lapel;
  const drawn = new Map();
  const specs = new Map();

  function tip(handler, event, item, value) {
    const box = at("tip");
    if (value === null || value === undefined || value === "") { box.hidden = true; return; }
    box.textContent = typeof value === "string" ? value : Object.values(value).join("\n");
    box.hidden = false;
    const [wide, high] = [box.offsetWidth, box.offsetHeight];
    box.style.left = `${Math.max(4, Math.min(event.clientX + 14, innerWidth - wide - 8))}px`;
    box.style.top = `${event.clientY + high + 24 > innerHeight ? event.clientY - high - 12 : event.clientY + 18}px`;
  }

  /** Draw chart `name` into the element `id`; `sets` are its rows by name, `picked` is called with the row of a mark that is clicked. */
  return async function chart(id, name, sets, picked = null) {
    if (!specs.has(name)) specs.set(name, await need(`charts/${name}`));
    drawn.get(id)?.finalize();
    const spec = structuredClone(specs.get(name));
    for (const [set, rows] of Object.entries(sets)) spec.data.find((one) => one.name === set).values = rows;
    const result = await vegaEmbed(at(id), spec, { mode: "vega", ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: tip });
    drawn.set(id, result);
    if (picked) result.view.addEventListener("click", (event, item) => { if (item?.datum?.says) { at("tip").hidden = true; picked(item.datum); } });
  };
})();

/** Rows of a stacked bar: `parts` are [name, amount], amounts below zero go down. */
lapel.stack = (from, to, field, parts, says) => {
  let [up, down] = [0, 0];
  return parts.filter(([, amount]) => amount).map(([name, amount]) => {
    const base = amount > 0 ? up : down;
    if (amount > 0) up += amount; else down += amount;
    return { from, to, [field]: name, base, top: base + amount, says };
  });
};
