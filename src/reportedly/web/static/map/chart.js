// The map: land and borders of world-atlas by d3-geo, marks upon them. Mercator, since it keeps
// shapes and draws a ring of 25 km as a ring; sizes of countries are not to be compared on it.

import { Camera } from "./camera.js";
import { draw, gather, keyOf } from "./marks.js";
import { claimsOf, counted } from "./model.js";
import { svg } from "./svg.js";

const UNIT = 160; // of the projection's units a radian takes
const FINER = 5; // the scale from which finer coasts are fetched
const NEAR_ENOUGH = 60; // the scale at which one town stands in its surroundings
const MOSTLY = 0.85; // of the claims, which a first view holds at least
const CLOSER = 1.3; // how much closer it comes for each place that it leaves out
const LABELLED = 46; // pixels that a country's square takes at least before it is named

const projection = d3.geoMercator().translate([0, 0]).scale(UNIT).precision(0.05);
const path = d3.geoPath(projection);
const EXTENT = [projection([-180, 79.5]), projection([180, -58])];

export class Chart {
  // `picked(spot)` is called for a mark that was chosen, `moved()` when another part is seen.
  constructor(node, symbols, { picked, moved }) {
    Object.assign(this, { node, symbols, picked, moved, places: [], kept: new Set(), chosen: new Set(), countries: new Map(), outlines: new Map(), bounds: new Map(), names: [] });
    this.land = svg("g", { class: "land" });
    this.labels = svg("g", { class: "labels", "aria-hidden": "true" });
    this.marks = svg("g", { class: "marks" });
    this.ground = svg("g", {}, svg("path", { class: "graticule", d: path(d3.geoGraticule10()) }), this.land);
    this.picture = svg("svg", {}, svg("g", { "aria-hidden": "true" }, this.ground), this.labels, this.marks);
    node.append(this.picture);
    this.camera = new Camera(node, EXTENT, () => this.#later());
    new ResizeObserver(() => this.#fill()).observe(node);
    this.#fill();
    node.addEventListener("keydown", (event) => this.#key(event));
    this.marks.addEventListener("click", (event) => this.#pick(event.target.closest(".spot")));
    this.land.addEventListener("click", (event) => {
      const told = this.countries.get(event.target.dataset.outline);
      if (told) this.picked({ places: [told] });
    });
  }

  // Draws coasts and borders from a topology of world-atlas.
  setAtlas(topology) {
    const countries = topojson.feature(topology, topology.objects.countries).features;
    this.outlines = new Map();
    this.names = countries.map((country) => named(country)).sort((a, b) => b.size - a.size);
    const drawn = countries.map((country) => {
      const id = country.id ?? country.properties.name;
      const outline = svg("path", { class: "country", d: path(country), "data-outline": id }, svg("title"));
      this.outlines.set(id, outline);
      this.bounds.set(id, path.bounds(largest(country)));
      return outline;
    });
    const borders = topojson.mesh(topology, topology.objects.countries, (a, b) => a !== b);
    this.land.replaceChildren(...drawn, svg("path", { class: "borders", d: path(borders) }));
    this.#shade();
    this.#later();
  }

  // `fetching` gives a topology with more detail; it is asked once, when somebody looks closely.
  refineBy(fetching) {
    this.fetching = fetching;
  }

  setPlaces(places) {
    this.places = places.filter((place) => place.at);
    this.countries = new Map(places.filter((place) => place.outline).map((place) => [place.outline, place]));
    for (const place of this.places) place.xy = projection(place.at);
  }

  // Shows the claims of `kept` alone, and shades the countries of which nothing finer is told.
  show(kept) {
    this.kept = kept;
    this.#shade();
    this.#later();
  }

  choose(places) {
    this.chosen = new Set(places);
    this.#later();
  }

  // Whether a place lies in what is seen; what is told in words alone lies nowhere.
  sees(place) {
    if (!place.xy) return false;
    const [[left, top], [right, bottom]] = this.camera.seen;
    const [x, y] = place.xy;
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  // Looks at places, or at countries where no place is marked, else at the world; `mostly` without
  // single places far off.
  fit(places, { at = null, smoothly = false, mostly = false, nearest = NEAR_ENOUGH } = {}) {
    const placed = places.filter((place) => place.xy);
    const marked = (mostly ? this.#gathered(placed) : placed).flatMap((place) => round(place));
    const points = marked.length ? marked : places.flatMap((place) => this.bounds.get(place.outline) ?? []);
    const [[left, top], [right, bottom]] = EXTENT;
    const [x, y, k] = at ?? (points.length ? this.camera.fitting(points, nearest) : [(left + right) / 2, (top + bottom) / 2 + 40, 1]);
    if (smoothly) this.camera.go(x, y, k);
    else this.camera.look(x, y, k);
  }

  // Leaves out the outermost places one by one, while that brings the others clearly closer.
  #gathered(places) {
    const weight = (some) => some.reduce((sum, place) => sum + place.claims.length, 0);
    const scale = (some) => this.camera.fitting(some.flatMap((place) => round(place)), NEAR_ENOUGH)[2];
    const least = MOSTLY * weight(places);
    for (let kept = places; ; ) {
      const ends = [0, 1].flatMap((axis) => {
        const ordered = [...kept].sort((a, b) => a.xy[axis] - b.xy[axis]);
        return [ordered[0], ordered.at(-1)];
      });
      const choices = [...new Set(ends)].map((end) => kept.filter((place) => place !== end));
      const [best] = choices.filter((some) => some.length && weight(some) >= least).sort((a, b) => scale(b) - scale(a));
      if (!best || scale(best) < CLOSER * scale(kept)) return kept;
      kept = best;
    }
  }

  // What is looked at, as an address holds it: degrees and scale.
  get at() {
    const [lon, lat] = projection.invert([this.camera.x, this.camera.y]);
    return [lon.toFixed(3), lat.toFixed(3), this.camera.k.toFixed(2)].join(",");
  }

  set at(words) {
    const [lon, lat, k] = words.split(",").map(Number);
    if ([lon, lat, k].every(Number.isFinite)) this.fit([], { at: [...projection([lon, lat]), k] });
  }

  #shade() {
    for (const [id, outline] of this.outlines) {
      const place = this.countries.get(id);
      const count = place ? claimsOf([place], this.kept).length : 0;
      outline.classList.toggle("told", count > 0);
      outline.firstChild.textContent = count ? `${place.name}: ${counted(count, "claim")} by the country alone` : "";
    }
  }

  #fill() {
    const { width, height } = this.node.getBoundingClientRect();
    if (!width || !height) return;
    this.picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.camera.size(width, height);
  }

  // One drawing a frame, however many reasons there are for it.
  #later() {
    this.frame ??= requestAnimationFrame(() => { this.frame = null; this.#draw(); });
  }

  #draw() {
    const { camera } = this;
    this.ground.setAttribute("transform", `translate(${camera.width / 2 - camera.x * camera.k},${camera.height / 2 - camera.y * camera.k}) scale(${camera.k})`);
    if (camera.k > FINER && this.fetching) {
      this.fetching().then((topology) => this.setAtlas(topology), () => {}); // the coarse one stays
      this.fetching = null;
    }
    this.#label();
    const focused = this.marks.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.spots = new Map();
    const drawn = gather(this.places, camera, UNIT, this.kept).map((spot) => {
      const mark = draw(spot, this.symbols);
      mark.dataset.key = keyOf(spot);
      mark.classList.toggle("chosen", spot.places.some((place) => this.chosen.has(place)));
      this.spots.set(mark, spot);
      return mark;
    });
    this.marks.replaceChildren(...drawn);
    const next = drawn.find((mark) => mark.dataset.key === focused);
    (next ?? drawn.at(-1))?.setAttribute("tabindex", "0");
    next?.focus({ preventScroll: true });
    this.#name(drawn);
    this.moved();
  }

  // Names of countries that are large enough, and of single places where there is room.
  #label() {
    const { camera } = this;
    const drawn = [];
    for (const { name, at, size } of this.names) {
      if (size * camera.k < LABELLED) break;
      const [x, y] = camera.screen(at);
      if (x < 0 || y < 0 || x > camera.width || y > camera.height) continue;
      if (size * camera.k > name.length * 5.5) drawn.push(svg("text", { x: x.toFixed(1), y: y.toFixed(1) }, name));
    }
    this.labels.replaceChildren(...drawn);
  }

  #name(marks) {
    const taken = marks.map((mark) => { const s = this.spots.get(mark); return [s.x - s.half, s.y + s.lower - 11, s.x + s.half, s.y + s.lower + 11]; });
    let left = 60;
    for (const mark of [...marks].sort((a, b) => this.spots.get(b).claims.length - this.spots.get(a).claims.length)) {
      const spot = this.spots.get(mark);
      if (spot.places.length > 1 || left === 0) continue;
      const name = spot.places[0].name.length > 28 ? `${spot.places[0].name.slice(0, 27)}…` : spot.places[0].name;
      const [r, dy] = [spot.half + 4, spot.lower];
      const box = [spot.x + r, spot.y + dy - 7, spot.x + r + name.length * 6.2, spot.y + dy + 7];
      if (taken.some((one) => one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1])) continue;
      taken.push(box);
      left -= 1;
      mark.append(svg("text", { class: "name", x: r, y: dy, dy: ".35em", direction: "ltr" }, name));
    }
  }

  #pick(mark) {
    if (mark) this.picked(this.spots.get(mark));
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = event.target.closest(".spot");
    let done = true;
    if (mark && (event.key === "Enter" || event.key === " ")) this.#pick(mark);
    else if (mark && event.key.startsWith("Arrow")) this.#step(mark, event.key);
    else if (event.key === "0") this.fit(this.#shown(), { smoothly: true });
    else done = this.camera.key(event.key);
    if (done) { event.preventDefault(); event.stopPropagation(); }
  }

  #shown() {
    return this.places.filter((place) => place.claims.some((claim) => this.kept.has(claim)));
  }

  // To the nearest mark in that direction.
  #step(mark, key) {
    const from = this.spots.get(mark);
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    let [best, least] = [null, Infinity];
    for (const [other, spot] of this.spots) {
      const [x, y] = [spot.x - from.x, spot.y - from.y];
      const along = x * dx + y * dy;
      const cost = along + 2.5 * Math.abs(x * dy - y * dx);
      if (along > 1 && cost < least) [best, least] = [other, cost];
    }
    if (!best) return;
    mark.setAttribute("tabindex", "-1");
    best.setAttribute("tabindex", "0");
    best.focus({ preventScroll: true });
  }
}

// The corners of what a place's point stands for.
function round({ at, radius, xy }) {
  const reach = ((radius / 6371) * UNIT) / Math.cos((at[1] * Math.PI) / 180);
  return [[xy[0] - reach, xy[1] - reach], [xy[0] + reach, xy[1] + reach]];
}

// A country's name in the middle of its largest part.
function named(country) {
  const part = largest(country);
  return { name: country.properties.name, at: path.centroid(part), size: Math.sqrt(path.area(part)) };
}

// The mainland, without what lies overseas.
function largest({ geometry }) {
  const parts = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
  const polygons = parts.map((coordinates) => ({ type: "Polygon", coordinates }));
  const areas = polygons.map((polygon) => path.area(polygon));
  return polygons[areas.indexOf(Math.max(...areas))];
}
