// The desk's keyboard and dialogs. Every page works without it: keys press links and buttons that are there.
"use strict";

(() => {
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");
  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent);
  let going = false; // "g" was pressed, a page's letter follows

  function current() {
    return document.querySelector("[data-item].here");
  }

  function choose(item) {
    current()?.classList.remove("here");
    if (!item) return;
    item.classList.add("here");
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    item.dispatchEvent(new CustomEvent("desk:chosen", { bubbles: true }));
  }

  function step(by) {
    const all = items();
    const at = all.indexOf(current());
    choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function press(key) {
    const within = current() ?? document;
    const target = within.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`main > [data-key="${key}"], main > form [data-key="${key}"]`);
    if (!target) return false;
    const form = target.closest("form");
    const empty = form && [...form.querySelectorAll("input")].find((field) => !field.value && (field.required || ("reason" in target.dataset && field.name === "reason")));
    if (empty) empty.focus();
    else target.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (going) {
      going = false;
      const page = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (page) { event.preventDefault(); page.click(); }
      return;
    }
    const act = {
      "/": () => { document.getElementById("q")?.focus(); return true; },
      "?": () => { document.getElementById("keys").showModal(); return true; },
      g: () => (going = true),
      j: () => { step(1); return true; },
      k: () => { step(-1); return true; },
      Enter: () => {
        if (event.target !== current()) return false;
        const link = event.target.querySelector("[data-open]");
        link?.click();
        return Boolean(link);
      },
    }[event.key] ?? (/^[a-z]$/.test(event.key) ? () => press(event.key) : null);
    if (act && act()) event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.("[data-item]");
    if (item && item === event.target && item !== current()) choose(item);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
  });

  // Words that are fetched behind a number open in a dialog (hx-target="#peeked").
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "peeked") document.getElementById("peek").showModal();
  });

  // A form whose every change is a question of its own (data-ask) is sent at once.
  document.addEventListener("change", (event) => event.target.closest("form[data-ask]")?.requestSubmit());

  // Coming back by an address with "#c-..." chooses that claim.
  const meant = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (meant?.matches("[data-item]")) choose(meant);
})();
