// The review queue: what is decided folds up where it stands, and the next question is chosen.
"use strict";

(() => {
  const count = document.querySelector("[data-count]");
  const settled = () => document.querySelectorAll(".wants.settled").length;
  const waiting = count ? Number(count.textContent) : 0;

  document.addEventListener("htmx:load", (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("form.decide")) return;
    if (count) count.textContent = String(waiting - settled());
    if (!form.matches(".kept")) return;
    const all = [...document.querySelectorAll(".wants")];
    const next = all.slice(all.indexOf(form.closest(".wants"))).find((item) => !item.matches(".settled"));
    next?.focus(); // desk.js chooses what is focused
  });
})();
