// Beside the map: its places as a list, which says in words what the marks show; the claims of what
// was chosen; and trays for what can stand on no map and no line of days.

import { claimsOf, counted, statusWords, tally } from "./model.js";
import { button, html } from "./svg.js";

const CARDS = 40; // that the desk gives at once
const NAMES = 12; // of a mark for several places
// How well a place is known; a part of a country has no point of its own.
const KIND = { 2: "within about 25 km", 3: "district", 4: "province", 5: "vague area", 6: "country only", 7: "at sea" };
const kindOf = (place) => (place.precision === 5 && !place.at && place.land !== "across" ? "a part of it" : KIND[place.precision]);
const LAST = { across: "Seas, and areas across borders", strange: "Not in the gazetteer" };

export class Beside {
  // `address` gives cards; `picked(places)` is called for a place of the list, `left()` when the
  // panel is closed, `near(places)` to look at some.
  constructor(root, symbols, { address, picked, left, near }) {
    this.list = root.querySelector(".places");
    this.panel = root.querySelector(".panel");
    Object.assign(this, { symbols, address, picked, left, near, folded: new Map() });
    this.narrow = matchMedia("(max-width: 60rem)");
    this.panel.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
  }

  // Lists the places of the claims that are kept, by country.
  show(places, kept) {
    const lands = new Map();
    for (const place of places) {
      const claims = claimsOf([place], kept);
      if (!claims.length) continue;
      const land = lands.get(place.land) ?? { places: [], claims: new Set() };
      land.places.push([place, claims]);
      for (const claim of claims) land.claims.add(claim);
      lands.set(place.land, land);
    }
    const rank = (name) => (name === "strange" ? 2 : name === "across" ? 1 : 0);
    const ordered = [...lands].sort((a, b) => rank(a[0]) - rank(b[0]) || b[1].claims.size - a[1].claims.size || a[0].localeCompare(b[0]));
    const head = this.list.querySelector("h2");
    this.list.replaceChildren(head, ...ordered.map(([name, land]) => this.#land(name, land)));
    if (!ordered.length) this.list.append(html("p", { class: "soft" }, "No place among these claims."));
  }

  #land(name, { places, claims }) {
    const land = html("details", { class: "land" }, html("summary", {}, html("bdi", {}, LAST[name] ?? name), " ", html("span", { class: "count" }, String(claims.size))));
    land.open = this.folded.get(name) ?? !this.narrow.matches;
    land.querySelector("summary").addEventListener("click", () => this.folded.set(name, !land.open));
    const items = html("ul");
    for (const [place, told] of places.sort((a, b) => b[1].length - a[1].length || a[0].name.localeCompare(b[0].name))) {
      const [[status]] = tally(told);
      const sign = html("span", { class: `s-${status}`, title: statusWords(told) }, html("span", { class: "symbol", "aria-hidden": "true" }, this.symbols[status]));
      const words = [sign, html("bdi", {}, place.name)];
      const open = button(words, () => this.picked([place]), { class: "place", "data-place": place.id });
      items.append(html("li", {}, open, kindOf(place) ? html("span", { class: "soft" }, ` ${kindOf(place)}`) : null, told.some((claim) => claim.disputed) ? html("span", { class: "disputed", title: "disputed" }, html("span", { "aria-hidden": "true" }, " ≠"), html("span", { class: "unseen" }, " disputed")) : null, html("span", { class: "count" }, String(told.length))));
    }
    land.append(items);
    return land;
  }

  // Opens the panel with claims under a title; `places` are those of a mark.
  // `quietly` leaves the focus where it is.
  async open(title, claims, places = [], { quietly = false } = {}) {
    if (!quietly) this.back = document.activeElement;
    const head = html("h2", {}, html("bdi", {}, title));
    const close = button("← places", () => this.close(), { class: "close-panel" });
    const tools = html("p", { class: "panel-tools" }, close, html("span", { class: "soft" }, counted(claims.length, "claim")));
    if (places.some((place) => place.at || place.outline)) tools.append(button(new Set(places.map((place) => place.key)).size > 1 ? "zoom to them" : "zoom there", () => this.near(places)));
    const names = html("p", { class: "soft names" });
    const called = [...new Set(places.map((place) => place.name))];
    if (called.length > 1) {
      names.append(...called.slice(0, NAMES).flatMap((name, at) => [at ? ", " : "", html("bdi", {}, name)]));
      if (called.length > NAMES) names.append(` and ${called.length - NAMES} more`);
    }
    else if (places.length > 1) {
      const among = new Set(claims);
      names.append(places.map((place) => `${claimsOf([place], among).length} ${kindOf(place) ?? "at the place itself"}`).join(", "));
    }
    const cards = html("div", { class: "cards" });
    this.panel.replaceChildren(tools, head, names, cards);
    this.list.hidden = true;
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
    if (!quietly) this.panel.focus({ preventScroll: true });
    if (!claims.length) cards.append(html("p", { class: "soft" }, "None in these days."));
    else await this.#more(cards, claims);
  }

  close() {
    if (this.panel.hidden) return;
    this.panel.hidden = true;
    this.list.hidden = false;
    this.left();
    if (this.back?.isConnected) this.back.focus({ preventScroll: true });
  }

  // Cards come from the desk as it shows them everywhere, so many at a time.
  async #more(cards, claims) {
    const [now, later] = [claims.slice(0, CARDS), claims.slice(CARDS)];
    const address = new URL(this.address, location.href);
    for (const claim of now) address.searchParams.append("claim", claim.number);
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!cards.isConnected) return;
    if (!answer?.ok) {
      cards.append(html("p", { class: "trouble", role: "alert" }, "The desk did not give these claims: is it still open?"));
      return;
    }
    const read = new DOMParser().parseFromString(await answer.text(), "text/html");
    cards.append(...read.body.childNodes);
    if (later.length) {
      const more = button(`${counted(later.length, "more claim")}`, () => { more.remove(); this.#more(cards, later); }, { class: "more-cards" });
      cards.append(more);
    }
  }
}
