// Light or dark: as the system is, or as the reader chose. Read in the head, so that no page flashes.
"use strict";
(() => {
  const key = "lapel-colours";
  const kept = () => { try { return localStorage.getItem(key) || "system"; } catch { return "system"; } };
  const keep = (value) => { try { localStorage.setItem(key, value); } catch { /* a folder may be opened without storage */ } };
  const apply = (value) => {
    if (value === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  };
  apply(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.getElementById("theme");
    choice.value = kept();
    choice.addEventListener("change", () => { keep(choice.value); apply(choice.value); });
  });
})();
