// Which acts fit the filters: one pass over the columns; words are searched in files that are read on first need.
"use strict";
lapel.filters = (() => {
  const { need, number } = lapel;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let searched = null;

  /** Whether each act holds all words of a query (words in quotation marks stand together). */
  async function search(query, acts) {
    if (!searched) {
      const files = Math.ceil(acts.size / acts.names.words);
      const found = await Promise.all(Array.from({ length: files }, (_, n) => need(`words/${n}`)));
      searched = found.flat().map(fold);
    }
    const wanted = [...fold(query).matchAll(/"([^"]+)"|(\S+)/g)].map((match) => match[1] ?? match[2].replaceAll('"', "")).filter(Boolean);
    return (n) => wanted.every((word) => searched[n].includes(word));
  }

  /** The act of a record's id, or null. */
  async function ofRecord(id) {
    if (!/^[0-9a-f]{16}$/.test(id)) return null;
    const ids = await need(`ids/${id[0]}`);
    return Object.hasOwn(ids, id) ? ids[id] : null;
  }

  /** Numbers of the acts that fit the state, in order of their first day; undated ones last. */
  async function fitting(acts, state) {
    const { names } = acts;
    const only = state.q ? await ofRecord(state.q.trim()) : null;
    if (only !== null) return [only];
    const holds = state.q ? await search(state.q, acts) : null;
    const code = (name) => (state[name] ? names.number.get(state[name]) ?? -1 : null);
    const [party, agent, recipient] = ["party", "agent", "recipient"].map(code);
    const types = state.type ? new Set(names.types.flatMap((type, i) =>
      (type === state.type || (state.type.endsWith(".*") && type.startsWith(state.type.slice(0, -1))) ? [i] : []))) : null;
    const status = state.status ? names.statuses.indexOf(state.status) : null;
    const tone = state.tone ? names.tones.indexOf(state.tone) : null;
    const [from, to] = [state.from, state.to].map((day) => (day ? number(day) : null));
    const least = state.confidence ? Number(state.confidence) : 0;
    const found = [];
    for (let n = 0; n < acts.size; n += 1) {
      if ((types && !types.has(acts.type[n])) || (status !== null && acts.status[n] !== status) || (tone !== null && acts.tone[n] !== tone)
        || acts.confidence[n] < least) continue;
      if (party !== null && !acts.agents[n].includes(party) && !acts.recipients[n].includes(party)) continue;
      if ((agent !== null && !acts.agents[n].includes(agent)) || (recipient !== null && !acts.recipients[n].includes(recipient))) continue;
      if (from !== null || to !== null) {
        const start = acts.start[n];
        if (start === null || (from !== null && start + acts.days[n] < from) || (to !== null && start > to)) continue;
      }
      if (holds && !holds(n)) continue;
      found.push(n);
    }
    return found;
  }

  const closed = matchMedia("(max-width: 44rem)").matches;
  for (const box of document.querySelectorAll("details.filters")) if (closed) box.open = false;

  return { fitting, ofRecord };
})();
