// Search: acts that fit the filters and hold the words.
"use strict";
lapel.run(async () => {
  const acts = await lapel.acts.columns();
  lapel.parties(lapel.at("filters"), acts.names);
  return { acts, controls: lapel.bind(lapel.at("filters"), { record: "" }) };
}, async ({ acts, controls }, state, current) => {
  const { at, fill, many } = lapel;
  controls(state);
  if (state.record) {
    const found = await lapel.filters.ofRecord(state.record);
    at("list-h").textContent = found === null ? `No record ${state.record}` : `Record ${state.record}`;
    fill("list", found === null ? [] : await lapel.acts.items(acts, [found], true));
    return;
  }
  const found = await lapel.filters.fitting(acts, state);
  if (!current()) return;
  const dated = found.filter((n) => acts.start[n] !== null);
  const undated = found.filter((n) => acts.start[n] === null);
  const by = { oldest: null, intense: (n) => Math.abs(acts.intensity[n]), told: (n) => acts.records[n], sure: (n) => acts.confidence[n] };
  const key = by[state.sort];
  const sorted = key ? found.sort((x, y) => key(y) - key(x) || x - y)
    : state.sort === "oldest" ? found : [...dated.reverse(), ...undated];
  at("list-h").textContent = `${many(found.length, "act")}${undated.length && found.length !== undated.length ? `, ${many(undated.length, "of them undated", "of them undated")}` : ""}`;
  await lapel.acts.list(at("list"), acts, sorted);
});
