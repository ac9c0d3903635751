// The desk's keyboard and dialogs. Every page works without it: keys press links and buttons that are there.
"use strict";

(() => {
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");
  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent);
  let going = false; // "g" was pressed, a page's letter follows
  let pressed = null; // the button that was pressed while its form still wants a name or a reason

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

  // A capital letter presses the second of its name: the words of the other claim of a pair.
  function press(key) {
    const within = current() ?? document;
    if (key !== key.toLowerCase()) {
      const second = within.querySelectorAll(`[data-key="${key.toLowerCase()}"]`)[1];
      second?.click();
      return Boolean(second);
    }
    const target = within.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`main > [data-key="${key}"], main > form [data-key="${key}"]`);
    if (!target) return false;
    if (!ask(target)) target.click();
    return true;
  }

  // Whether the button's form wants something first; then Enter in that field presses the button.
  function ask(button) {
    const fields = button.form ? [...button.form.querySelectorAll("input")] : [];
    const empty = fields.find((field) => !field.value.trim() && (field.required || ("reason" in button.dataset && field.name === "reason")));
    pressed = empty ? button : null;
    empty?.focus();
    const wanting = button.form?.querySelector(".wanting");
    if (wanting) wanting.textContent = empty ? (empty.name === "reason" ? "a reason, please" : "your name, please") : "";
    return Boolean(empty);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) { pressed = null; event.target.blur(); }
    const button = pressed;
    if (event.key === "Enter" && button?.isConnected && button.form === event.target.form) {
      event.preventDefault();
      if (!ask(button)) button.click();
      return;
    }
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
    }[event.key] ?? (/^[a-zW]$/.test(event.key) ? () => press(event.key) : null);
    if (act && act()) event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.("[data-item]");
    if (item && item === event.target && item !== current()) choose(item);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    const button = event.target.closest("button[data-reason]");
    if (button && ask(button)) event.preventDefault();
  });

  // Words that are fetched behind a number open in a dialog (hx-target="#peeked").
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "peeked") document.getElementById("peek").showModal();
  });

  // What was decided stands where its form was: its item is told apart, and the name is known now.
  document.addEventListener("htmx:load", (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("form.decide")) return;
    const item = form.closest("[data-item]");
    const target = form.elements.target?.value; // what the page said of it before is said by the form now
    for (const line of (item ?? document).querySelectorAll("[data-verdict]")) if (line.dataset.verdict === target) line.remove();
    const kept = form.matches(".kept");
    const by = kept && form.elements.by.value;
    if (by) for (const field of document.querySelectorAll("input.by")) field.value = field.value || by;
    item?.classList.toggle("settled", Boolean(item.querySelector("form.kept")));
    if (item) choose(item);
  });

  // A request that failed says so, in the words of the page that it was answered with.
  for (const trouble of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(trouble, (event) => {
      const page = new DOMParser().parseFromString(event.detail.xhr?.responseText ?? "", "text/html");
      const words = (page.querySelector("[role=alert]") ?? page.body).textContent.trim() || "The desk does not answer: is it still open?";
      document.getElementById("peeked").textContent = words;
      document.getElementById("peek").showModal();
    });
  }

  // A form whose every change is a question of its own (data-ask) is sent at once.
  document.addEventListener("change", (event) => event.target.closest("form[data-ask]")?.requestSubmit());

  // Coming back by an address with "#c-..." chooses that claim.
  const meant = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (meant?.matches("[data-item]")) choose(meant);
})();
