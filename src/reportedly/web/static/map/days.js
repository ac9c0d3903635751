// The line of days: claims by the day that they tell in bars, vague times as translucent bars below
// them, and a range that is brushed upon it.

import { counted, dayOf, isoOf, statusWords, tally, wordsOf } from "./model.js";
import { html, svg } from "./svg.js";

const BARS = 74; // pixels of their height
const TOP = 14;
const LANE = 7;
const LANES = 6;
const EDGE = 12; // pixels left and right
const ROOM = 11; // pixels that a symbol takes
const TICK = 40; // pixels that a tick's words take at least
const LONG = 366; // days from which a time says little of when
const VAGUE = 62; // days from which a time is left aside when the ends of the line are sought
const MOSTLY = 0.9; // of the claims, which the line holds at least
const FAR = 2.5; // how much longer the time of all may be and is still shown as a whole

export class Days {
  // `others` are days with counts of all that could be asked for; `ranged([since, until])` is called
  // for a range that was brushed, null for none, `picked(title, claims)` for a bar that was clicked.
  constructor(node, symbols, { ranged, picked }) {
    Object.assign(this, { node, symbols, ranged, picked, claims: [], others: [], range: null, held: new Map() });
    this.picture = svg("svg", { role: "group", "aria-label": "Claims by the day they tell of. The fields from and to choose a range; its ends can be moved here." });
    this.words = html("p", { class: "range-words" });
    node.append(this.words, this.picture);
    this.#brushing();
    new ResizeObserver(() => this.draw()).observe(node);
  }

  setClaims(claims, others) {
    this.claims = claims;
    this.others = others.map(({ day, claims: count }) => [dayOf(day), count]);
    this.domain = this.#domain();
  }

  setRange(range) {
    this.range = range;
  }

  // Claims that do not fit on the line of days: told in the trays.
  get trays() {
    const [from, to] = this.domain ?? [0, 0];
    const told = this.claims.filter((claim) => claim.told);
    return {
      open: told.filter((claim) => isLong(claim)),
      crowded: this.crowded ?? [],
      earlier: told.filter((claim) => !isLong(claim) && claim.last < from),
      later: told.filter((claim) => !isLong(claim) && claim.first > to),
      undated: this.claims.filter((claim) => !claim.told),
    };
  }

  // Draws all claims faintly, those of `shown` in their colours.
  draw(shown = this.shown) {
    this.shown = shown ?? new Set(this.claims);
    const width = this.node.clientWidth;
    this.picture.classList.toggle("empty", !this.domain);
    if (!this.domain) this.words.textContent = "None of these claims tells a day.";
    if (!this.domain || !width) return;
    const [from, to] = this.domain;
    this.scale = (day) => EDGE + ((day - from) / (to - from + 1)) * (width - 2 * EDGE);
    this.unscale = (x) => Math.round(from + ((x - EDGE) / (width - 2 * EDGE)) * (to - from + 1));
    this.held.clear();
    const step = binOf((to - from + 1) / Math.max(1, width - 2 * EDGE));
    const vague = this.#vague();
    const height = TOP + BARS + 18 + vague.length * LANE + 6;
    this.height = height;
    this.picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.picture.setAttribute("height", height);
    this.picture.replaceChildren(
      ...this.#bars(step),
      svg("line", { class: "axis", x1: EDGE, x2: width - EDGE, y1: TOP + BARS, y2: TOP + BARS }),
      ...this.#ticks(width),
      ...vague.flatMap((lane, at) => lane.map((one) => this.#interval(one, TOP + BARS + 18 + at * LANE))),
      this.#brush(width, height),
    );
  }

  // -- what is drawn --------------------------------------------------------------------------------

  // The shortest time that holds nearly all: one claim that tells of 1979 presses no week into a line.
  #domain() {
    const days = this.claims.filter((claim) => claim.told && !isLong(claim) && claim.last - claim.first < VAGUE).flatMap((claim) => [claim.first, claim.last]);
    for (const [day, count] of this.others) for (let i = 0; i < Math.min(count, 20); i += 1) days.push(day);
    if (!days.length) days.push(...this.claims.flatMap((claim) => [claim.first, claim.last]).filter((day) => day !== null));
    if (!days.length) return null;
    days.sort((a, b) => a - b);
    const held = Math.max(1, Math.ceil(days.length * MOSTLY));
    let [from, to] = [days[0], days.at(-1)];
    for (let at = 0; at + held <= days.length; at += 1) {
      if (days[at + held - 1] - days[at] < to - from) [from, to] = [days[at], days[at + held - 1]];
    }
    if (days.at(-1) - days[0] < FAR * (to - from + 7)) [from, to] = [days[0], days.at(-1)];
    const spare = Math.max(3, Math.ceil((to - from) * 0.25));
    const near = days.filter((day) => day >= from - spare && day <= to + spare);
    const asked = (this.range ?? []).filter((day) => day !== null);
    [from, to] = [Math.min(near[0], ...asked), Math.max(near.at(-1), ...asked)];
    const pad = Math.max(1, Math.ceil((to - from) * 0.02));
    return [from - pad, to + pad];
  }

  #bars(step) {
    const [from, to] = this.domain;
    const bins = new Map();
    const bin = (day) => bins.get(start(day)) ?? bins.set(start(day), { all: 0, shown: [], known: 0 }).get(start(day));
    const start = (day) => Math.floor((day - from) / step) * step + from;
    for (const [day, count] of this.others) if (day >= from && day <= to) bin(day).known += count;
    for (const claim of this.claims) {
      if (!claim.told || claim.first === null || claim.first !== claim.last || claim.first < from || claim.first > to) continue;
      const one = bin(claim.first);
      one.all += 1;
      if (this.shown.has(claim)) one.shown.push(claim);
    }
    const most = Math.max(1, ...[...bins.values()].map((one) => Math.max(one.all, one.known)));
    // Square roots leave a single claim to be seen beside a day of hundreds.
    const tall = (count) => BARS * Math.sqrt(count / most);
    const drawn = [];
    for (const [day, { all, known, shown }] of bins) {
      const [x, w] = [this.scale(day), Math.max(1.5, this.scale(day + step) - this.scale(day) - 1)];
      const span = step === 1 ? wordsOf(day) : `${wordsOf(day)} to ${wordsOf(day + step - 1)}`;
      const group = svg("g", { class: "bin" }, svg("title", {}, `${span}: ${told(shown, all)}${known > all ? `; ${known.toLocaleString("en")} match in all` : ""}`));
      this.held.set(group, [span, shown]);
      if (known > all) group.append(rect("known", x, TOP + BARS - tall(known), w, tall(known)));
      group.append(rect("ghost", x, TOP + BARS - tall(all), w, tall(all)));
      let y = TOP + BARS;
      for (const [status, count] of this.#ordered(shown)) {
        const h = (tall(shown.length) * count) / shown.length;
        y -= h;
        group.append(rect(`bar s-${status}`, x, y, w, h));
        if (w >= ROOM && h >= ROOM) group.append(svg("text", { class: "sign", x: x + w / 2, y: y + h / 2, dy: ".35em" }, this.symbols[status]));
      }
      drawn.push(group);
    }
    const usual = `${most.toLocaleString("en")} in ${step === 1 ? "a day" : step === 7 ? "a week" : `${step} days`} at most`;
    const beyond = [...bins.values()].some((one) => one.known > one.all) ? "; outlined: what matches but is not on this map" : "";
    if (bins.size) drawn.push(svg("text", { class: "most", x: EDGE, y: TOP - 4 }, usual + beyond));
    return drawn;
  }

  #ordered(claims) {
    const counts = new Map(tally(claims));
    return Object.keys(this.symbols).filter((status) => counts.has(status)).map((status) => [status, counts.get(status)]);
  }

  // Vague times in lanes, the same times in one bar; `crowded` keeps what found no lane.
  #vague() {
    const [from, to] = this.domain;
    const spans = new Map();
    for (const claim of this.claims) {
      if (!claim.told || isLong(claim) || claim.first === claim.last || claim.last < from || claim.first > to) continue;
      const key = `${claim.first}/${claim.last}`;
      const one = spans.get(key) ?? { first: claim.first, last: claim.last, claims: [] };
      one.claims.push(claim);
      spans.set(key, one);
    }
    const lanes = [];
    this.crowded = [];
    for (const one of [...spans.values()].sort((a, b) => b.claims.length - a.claims.length || a.first - b.first)) {
      const lane = lanes.find((held) => held.every((other) => other.last + 1 < one.first || one.last + 1 < other.first));
      if (lane) lane.push(one);
      else if (lanes.length < LANES) lanes.push([one]);
      else this.crowded.push(...one.claims);
    }
    return lanes;
  }

  #interval({ first, last, claims }, y) {
    const shown = claims.filter((claim) => this.shown.has(claim));
    const [from, to] = this.domain;
    const [x, end] = [this.scale(Math.max(first, from)), this.scale(Math.min(last, to) + 1)];
    const status = tally(shown.length ? shown : claims)[0][0];
    const span = `${wordsOf(first)} to ${wordsOf(last)}`;
    const group = svg("g", { class: `vague s-${status}${shown.length ? "" : " out"}` }, svg("title", {}, `${span}: ${told(shown, claims.length)}`));
    this.held.set(group, [span, shown]);
    const bar = rect("span", x, y, Math.max(3, end - x - 1), LANE - 2);
    bar.setAttribute("rx", 2);
    bar.setAttribute("fill-opacity", Math.min(0.75, 0.22 + 0.08 * Math.log2(shown.length + 1)).toFixed(2));
    group.append(bar);
    return group;
  }

  #ticks(width) {
    const [from, to] = this.domain;
    const room = Math.max(2, Math.floor((width - 2 * EDGE) / 90));
    const marks = ticks(from, to, room).filter(([day]) => this.scale(day) < width - EDGE - TICK);
    return marks.map(([day, words]) => svg("g", { class: "tick" }, svg("line", { x1: this.scale(day), x2: this.scale(day), y1: TOP + BARS, y2: TOP + BARS + 4 }), svg("text", { x: this.scale(day) + 3, y: TOP + BARS + 13 }, words)));
  }

  // -- the range ------------------------------------------------------------------------------------

  #brush(width, height) {
    const group = svg("g", { class: "brush" });
    this.words.textContent = this.range ? "" : "Drag over days to choose a range.";
    if (!this.range) return group;
    const [from, to] = this.domain;
    const [since, until] = [this.range[0] ?? from, this.range[1] ?? to];
    const clip = (x) => Math.min(width - EDGE, Math.max(EDGE, x));
    const [a, b] = [clip(this.scale(since)), clip(this.scale(until + 1))];
    group.append(rect("outside", 0, TOP, a, height - TOP), rect("outside", b, TOP, width - b, height - TOP), rect("inside", a, TOP, Math.max(1, b - a), height - TOP));
    for (const [at, x, day, name] of [[0, a, since, "First day"], [1, b, until, "Last day"]]) {
      group.append(svg("rect", { class: "handle", x: x - 4, y: TOP + BARS / 2 - 14, width: 8, height: 28, rx: 3, tabindex: "0", role: "slider", "aria-label": name, "aria-valuemin": from, "aria-valuemax": to, "aria-valuenow": day, "aria-valuetext": wordsOf(day), "data-end": at }));
    }
    const words = `${this.range[0] === null ? "up to" : wordsOf(since)}${this.range[0] !== null && this.range[1] !== null ? " – " : this.range[1] === null ? " and later" : " "}${this.range[1] === null ? "" : wordsOf(until)}`;
    this.words.textContent = since === until ? wordsOf(since) : words;
    return group;
  }

  #brushing() {
    let start = null;
    let end = null; // the handle that is dragged
    let under = null; // the bar that was pressed
    const day = (event) => this.unscale(event.clientX - this.picture.getBoundingClientRect().left);
    this.picture.addEventListener("pointerdown", (event) => {
      if (event.button || !this.domain) return;
      end = event.target.dataset.end ?? null;
      start = event.clientX;
      under = event.target.closest(".bin, .vague");
      this.picture.setPointerCapture(event.pointerId);
    });
    this.picture.addEventListener("pointermove", (event) => {
      if (start === null || Math.abs(event.clientX - start) < 3) return;
      const box = this.picture.getBoundingClientRect().left;
      if (end === null) this.range = ordered(this.unscale(start - box), day(event) - 1);
      else this.range = end === "0" ? ordered(day(event), this.range[1] ?? this.domain[1]) : ordered(this.range[0] ?? this.domain[0], day(event) - 1);
      this.range = this.range.map((one) => Math.min(this.domain[1], Math.max(this.domain[0], one)));
      this.draw();
    });
    this.picture.addEventListener("pointerup", (event) => {
      if (start === null) return;
      const clicked = Math.abs(event.clientX - start) < 3;
      start = null;
      if (!clicked) this.ranged(this.range);
      else if (this.held.get(under)?.[1].length) this.picked(...this.held.get(under));
      else if (end === null && this.range) this.ranged(null);
    });
    this.picture.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] * (event.shiftKey ? 7 : 1);
      if (event.key === "Escape" && this.range) this.ranged(null);
      if (!by || event.target.dataset.end === undefined) return;
      event.preventDefault();
      const at = Number(event.target.dataset.end);
      const moved = [this.range[0] ?? this.domain[0], this.range[1] ?? this.domain[1]];
      moved[at] += by;
      if (moved[0] > moved[1]) return;
      this.ranged(moved);
      this.picture.querySelector(`[data-end="${at}"]`)?.focus();
    });
  }
}

// "3 claims of 5: 2 asserted, 1 denied"
function told(shown, all) {
  const words = `${counted(shown.length, "claim")}${all > shown.length ? ` of ${all.toLocaleString("en")}` : ""}`;
  return shown.length ? `${words}: ${statusWords(shown)}` : words;
}

// Longer than a year, or open at an end.
function isLong(claim) {
  return claim.first === null || claim.last === null || claim.last - claim.first > LONG;
}

function ordered(a, b) {
  return a <= b ? [a, b] : [b + 1, a];
}

// Days in one bar, so that it takes 3 pixels or more.
function binOf(daysAPixel) {
  return [1, 2, 7, 14, 28, 91, 182, 365].find((step) => step / daysAPixel >= 3) ?? 3650;
}

function rect(name, x, y, width, height) {
  return svg("rect", { class: name, x: x.toFixed(1), y: y.toFixed(1), width: Math.max(0, width).toFixed(1), height: Math.max(0, height).toFixed(1) });
}

// At most `room` days with their words: days, firsts of months, or of years.
function ticks(from, to, room) {
  const format = (options) => (day) => new Date(day * 86_400_000).toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
  for (const [step, words] of [[1, { day: "numeric", month: "short" }], [2, { day: "numeric", month: "short" }], [7, { day: "numeric", month: "short" }], [14, { day: "numeric", month: "short" }]]) {
    if ((to - from) / step <= room) {
      const found = [];
      for (let day = Math.ceil(from / step) * step; day <= to; day += step) found.push(day);
      return found.map((day, at) => [day, format(at === 0 ? { ...words, year: "numeric" } : words)(day)]);
    }
  }
  for (const months of [1, 3, 6, 12, 24, 60, 120]) {
    const found = [];
    const first = new Date(from * 86_400_000);
    for (let at = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth() + 0.01) / months) * months; ; at += months) {
      const day = dayOf(new Date(Date.UTC(Math.floor(at / 12), at % 12, 1)).toISOString().slice(0, 10));
      if (day > to) break;
      found.push(day);
    }
    if (found.length <= room) return found.map((day) => [day, months >= 12 ? isoOf(day).slice(0, 4) : format({ month: "short", year: "numeric" })(day)]);
  }
  return [];
}
