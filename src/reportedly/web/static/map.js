// The map and the line of days of one question: claims in, marks, bars and lists out, which narrow
// each other. A range of days is written into the address, so that it is a question of its own;
// what is looked at and which places are chosen stand behind its "#".

import { Beside } from "./map/beside.js";
import { Chart } from "./map/chart.js";
import { Days } from "./map/days.js";
import { claimsOf, counted, dayOf, isoOf, kinOf, readModel, titleOf } from "./map/model.js";
import { button, html } from "./map/svg.js";

const ATLAS = "/static/vendor/world-atlas/countries-";

// The desk was closed, or the page is being left.
class Unreached extends Error {}

async function data(address) {
  const answer = await fetch(address).catch((error) => { throw new Unreached(String(error)); });
  if (!answer.ok) throw new Unreached(`${address} answered ${answer.status}`);
  return answer.json().catch((error) => { throw new Unreached(String(error)); });
}

async function start(root) {
  root.querySelector(".day-table").open = false;

  const symbols = {};
  const words = root.dataset.statuses.trim().split(/\s+/);
  for (let at = 0; at < words.length; at += 2) symbols[words[at]] = words[at + 1];
  const given = new URLSearchParams(location.search);
  const asked = [dayOf(given.get("since")), dayOf(given.get("until"))];
  const [features, atlas, days] = await Promise.all([data(root.dataset.features), data(`${ATLAS}110m.json`), data(root.dataset.days)]);
  const model = readModel(features.features, JSON.parse(root.dataset.lands));

  // All that may be chosen lies here unless days were asked for, or there is more than is shown
  const complete = root.dataset.complete === "yes" && asked.every((day) => day === null);
  const state = { range: asked.some((day) => day !== null) ? asked : null, chosen: null, fitted: "" };

  const chart = new Chart(root.querySelector(".world"), symbols, {
    picked: (spot) => pick(spot.places),
    moved: () => settle(),
  });
  const line = new Days(root.querySelector(".line"), symbols, { ranged: setRange, picked: list });
  const beside = new Beside(root.querySelector(".beside"), symbols, {
    address: root.dataset.cards,
    picked: (places) => {
      if (places.every((place) => place.xy) && !places.every((place) => chart.sees(place))) chart.fit(places, { smoothly: true });
      pick(places);
    },
    left: () => { state.chosen = null; chart.choose([]); update(); keep(); },
    near: (places) => chart.fit(places, { smoothly: true }),
  });

  function inRange(claim) {
    if (!state.range) return true;
    const [since, until] = state.range;
    return claim.day !== null && (until === null || claim.day <= until) && (since === null || claim.reach >= since);
  }

  // A place comes with what is told of it less exactly; `quietly` leaves the focus where it is.
  function pick(chosen, { quietly = false } = {}) {
    const places = kinOf(chosen, model.places);
    state.chosen = places;
    chart.choose(places);
    beside.open(titleOf(places), claimsOf(places, new Set(model.claims.filter(inRange))), places, { quietly });
    update();
    keep();
  }

  // Opens claims that stand at no one place.
  function list(title, claims) {
    state.chosen = null;
    chart.choose([]);
    beside.open(title, claims);
  }

  // Where all claims are here, a range only narrows them; else the desk is asked anew.
  function setRange(range) {
    const address = new URL(location.href);
    for (const [at, name] of ["since", "until"].entries()) {
      const day = range ? range[at] : null;
      if (day === null) address.searchParams.delete(name);
      else address.searchParams.set(name, isoOf(day));
    }
    if (!complete) {
      location.assign(address);
      return;
    }
    history.replaceState(null, "", address);
    for (const [at, name] of ["since", "until"].entries()) {
      const field = document.querySelector(`.bar [name="${name}"]`);
      if (field) field.value = range && range[at] !== null ? isoOf(range[at]) : "";
    }
    state.range = range;
    line.setRange(range);
    if (state.chosen) pick(state.chosen, { quietly: true });
    else beside.close();
    update();
  }

  // What lies in view narrows the days, once something lies outside of it.
  function viewed(claims) {
    if (state.chosen) return { claims: new Set(claimsOf(state.chosen, new Set(claims))), narrowed: false };
    const placed = model.places.filter((place) => place.xy);
    const seen = new Set(placed.filter((place) => chart.sees(place)));
    if (seen.size === placed.length || chart.at === state.fitted) return { claims: new Set(claims), narrowed: false, outside: placed.length - seen.size };
    return { claims: new Set(claims.filter((claim) => claim.places.some((place) => seen.has(place)))), narrowed: true };
  }

  function update() {
    const kept = new Set(model.claims.filter(inRange));
    chart.show(kept);
    beside.show(model.places, kept);
    follow();
  }

  // The part of an update that a moved map needs too.
  function follow() {
    const kept = model.claims.filter(inRange);
    const { claims, narrowed, outside } = viewed(kept);
    line.draw(state.range ? new Set(model.claims.filter((claim) => claims.has(claim))) : claims);
    trays(kept);
    const told = root.ownerDocument.querySelector(".state");
    const parts = [];
    if (state.chosen) parts.push(`Chosen: ${counted(claims.size, "claim")}`);
    else if (narrowed) parts.push(`In view: ${counted(claims.size, "claim")}`);
    else if (kept.length < model.claims.length) parts.push(`In these days: ${counted(kept.length, "claim")}${printed(kept)}`);
    else if (outside) parts.push(`${counted(outside, "place")} far off`);
    told.replaceChildren(...parts);
    if (narrowed || outside) told.append(" ", button("show all places", () => chart.fit(model.places, { smoothly: true })));
    if (state.range) told.append(" ", button("all days", () => setRange(null)));
  }

  // How many claims are in the range because they were printed then.
  function printed(kept) {
    const count = kept.filter((claim) => !claim.told).length;
    return count ? `, ${count.toLocaleString("en")} of them without a day, by that of printing` : "";
  }

  function trays(kept) {
    const { open, crowded, earlier, later, undated } = line.trays;
    const inTime = new Set(kept);
    const here = (claims) => claims.filter((claim) => inTime.has(claim));
    const placeless = kept.filter((claim) => !claim.places.length);
    const found = [
      [state.range ? "No day told, printed in these days" : "No day told", here(undated)],
      ["Open, or longer than a year", here(open)],
      ["More vague times", here(crowded)],
      ["Earlier than these days", here(earlier)],
      ["Later than these days", here(later)],
      ["No place told", placeless],
    ].filter(([, claims]) => claims.length);
    root.querySelector(".trays").replaceChildren(...found.map(([name, claims]) => {
      const count = html("span", { class: "count" }, claims.length.toLocaleString("en"));
      return button([`${name} `, count], () => list(name, claims), { class: "tray" });
    }));
  }

  // Writes what is looked at and what is chosen behind the address's "#".
  function keep() {
    if (!ready) return;
    const parts = chart.at === state.fitted ? [] : [`at=${chart.at}`];
    for (const place of state.chosen ?? []) parts.push(`place=${encodeURIComponent(place.id)}`);
    const address = new URL(location.href);
    address.hash = parts.join("&");
    history.replaceState(null, "", address);
  }

  // Called at each frame that moves: what costs waits until the map stands still.
  let waiting = 0;
  let ready = false;
  function settle() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!ready) return;
      keep();
      follow();
    }, 120);
  }

  chart.setAtlas(atlas);
  chart.refineBy(() => data(`${ATLAS}50m.json`));
  chart.setPlaces(model.places);
  line.setRange(state.range);
  line.setClaims(model.claims, complete ? [] : days.days);
  const looked = new URLSearchParams(location.hash.slice(1));
  chart.fit(model.places, { mostly: true });
  state.fitted = chart.at; // needs no place in the address
  if (looked.has("at")) chart.at = looked.get("at");
  root.querySelector(".waiting").remove();
  const chosen = model.places.filter((place) => looked.getAll("place").includes(place.id));
  if (chosen.length) pick(chosen, { quietly: true });
  else update();
  root.querySelector(".tools").addEventListener("click", (event) => {
    const what = event.target.closest("button")?.dataset.zoom;
    if (what === "all") chart.fit(model.places, { smoothly: true });
    else if (what) chart.camera.zoom(what === "in" ? 1.8 : 1 / 1.8);
  });
  ready = true;
  root.dataset.ready = "yes";
}

const root = document.querySelector(".atlas");
if (root) {
  start(root).catch((error) => {
    const words = html("p", { class: "trouble", role: "alert" }, "The map could not be drawn: load the page anew. Its places and days stand here in words.");
    root.classList.add("failed");
    root.querySelector(".day-table").open = true;
    root.before(words);
    if (!(error instanceof Unreached)) throw error;
  });
}
