// A text and its claims: pointing at words lights their cards and the other way round, and words that
// are selected can be marked as a claim that was missed. Without it all can be read and decided.
"use strict";

(() => {
  const text = document.querySelector(".reading");
  if (!text) return;
  const cardOf = (number) => text.querySelector(`[data-claim="${number}"]`);
  const wordsOf = (number) => [...text.querySelectorAll(`[data-of~="${number}"]`)];
  const numbersOf = (words) => words.dataset.of.split(" ");
  let pointed = []; // what the pointer or the focus is on
  let chosen = []; // what the keys chose

  function light() {
    for (const lit of text.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const node of [...chosen, ...pointed]) node.classList.add("lit");
  }

  function point(target) {
    const words = target?.closest?.("[data-of]");
    const card = target?.closest?.("[data-claim]");
    const number = target?.closest?.("sup")?.id.slice(2);
    if (words) pointed = numbersOf(words).map(cardOf);
    else if (number) pointed = [cardOf(number), ...wordsOf(number)];
    else pointed = card ? wordsOf(card.dataset.claim) : [];
    light();
  }

  // The shortest of the claims that share these words: they are about it.
  function nearest(words) {
    const length = (number) => wordsOf(number).reduce((sum, one) => sum + one.textContent.length, 0);
    return numbersOf(words).sort((a, b) => length(a) - length(b))[0];
  }

  // Words and card both where they can be, else the card: it is what is decided on.
  function show(words, card) {
    const { top, bottom } = words.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight - 80) words.scrollIntoView({ block: "center" }); // above the bar
    card.scrollIntoView({ block: "nearest" });
  }

  text.addEventListener("pointerover", (event) => point(event.target));
  text.addEventListener("pointerleave", () => point(null));
  text.addEventListener("focusin", (event) => point(event.target));

  text.addEventListener("click", (event) => {
    const words = event.target.closest("[data-of]");
    if (words && getSelection().isCollapsed) cardOf(nearest(words)).focus();
  });

  function choose(card) {
    const words = card.dataset.claim ? wordsOf(card.dataset.claim) : [];
    chosen = words.length ? [card, ...words] : [];
    light();
    if (words.length) show(words[0], card);
    history.replaceState(history.state, "", `#${card.id}`); // who comes back finds it chosen
  }

  document.addEventListener("desk:chosen", (event) => choose(event.target));
  const here = document.querySelector("[data-item].here"); // came by its address, before this was listening
  if (here) choose(here);

  addEventListener("hashchange", () => {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus({ preventScroll: true });
  });

  // -- a missed claim: the selected words and their offsets, in characters as the ledger counts them --
  const section = document.getElementById("missed");
  if (!section) return;
  const form = section.querySelector("form");
  const field = (name) => form.elements.namedItem(name);
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  let last = null; // what was selected before a click took it away
  dialog.setAttribute("aria-label", section.getAttribute("aria-label"));
  close.type = "button";
  close.className = "close";
  close.dataset.close = "";
  close.setAttribute("aria-label", "Close");
  close.textContent = "×";
  dialog.append(close, section);
  document.body.append(dialog);

  const characters = (words) => [...words].length; // code points, where JavaScript counts UTF-16

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    let start = null, end = null, words = "";
    for (const piece of text.querySelectorAll("[data-at]")) {
      const node = piece.firstChild;
      if (!node || !range.intersectsNode(node)) continue;
      const from = range.startContainer === node ? range.startOffset : 0;
      const to = range.endContainer === node ? range.endOffset : node.length;
      if (from >= to) continue;
      start ??= Number(piece.dataset.at) + characters(node.data.slice(0, from));
      end = Number(piece.dataset.at) + characters(node.data.slice(0, to));
      words += node.data.slice(from, to);
    }
    if (!words.trim()) return null;
    start += characters(words) - characters(words.trimStart());
    end -= characters(words) - characters(words.trimEnd());
    return { start, end, words: words.trim() };
  }

  document.addEventListener("selectionchange", () => {
    if (!dialog.open) last = selected();
  });

  // Words that were selected are told by their offsets alone, since they may stand in the text twice.
  document.querySelector(".mark-missed").addEventListener("click", (event) => {
    event.preventDefault();
    last = selected() ?? last;
    field("start").value = last?.start ?? "";
    field("end").value = last?.end ?? "";
    field("words").value = last?.words ?? "";
    field("words").disabled = last !== null;
    dialog.showModal();
    field(last ? "source" : "words").focus();
  });
})();
