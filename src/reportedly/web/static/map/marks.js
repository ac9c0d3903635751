// Places in, marks out: what lies too close together on the screen is one mark with a count.
//
// An exact place is a disc; what is near a place is a ring of 25 km and what is somewhere in an area
// a shaded circle, both without a point: their counts stand on their edge. Only where they are too
// small to be told apart do they join their neighbours in a mark for several places.

import { counted, statusWords, tally, titleOf } from "./model.js";
import { svg } from "./svg.js";

const MOST = 22; // pixels of a mark, from its middle to its rim
const GAP = 3;
const CELL = 2 * MOST + GAP;
const SMALL = 17; // pixels of a circle that shows its size
const EARTH = 6371; // km
// By UCDP's precision
const WORDS = { 2: "Within 25 km of ", 3: "Somewhere in the district of ", 4: "Somewhere in the province of ", 5: "Somewhere in " };
const FORMS = { 1: "exact", 2: "near", 3: "area", 4: "area", 5: "vague" };

// `camera` tells where things are, `unit` how many of the projection's units a radian takes.
export function gather(places, camera, unit, kept) {
  const spots = [];
  for (const place of places) {
    const claims = place.claims.filter((claim) => kept.has(claim));
    if (!claims.length) continue;
    const [x, y] = camera.screen(place.xy);
    const radius = ((place.radius / EARTH) * unit * camera.k) / Math.cos((place.at[1] * Math.PI) / 180);
    const reach = radius + 40;
    if (x < -reach || y < -reach || x > camera.width + reach || y > camera.height + reach) continue;
    spots.push({ places: [place], claims, x, y, radius });
  }
  spots.sort((a, b) => b.claims.length - a.claims.length || a.places[0].id.localeCompare(b.places[0].id));
  const large = spots.filter((spot) => spot.radius >= SMALL);
  return [...large.sort((a, b) => b.radius - a.radius), ...joined(spots.filter((spot) => spot.radius < SMALL))];
}

// The largest takes in what it would cover, until nothing covers anything.
function joined(spots) {
  for (;;) {
    const found = once(spots);
    if (found.length === spots.length) return found;
    spots = found.sort((a, b) => b.claims.length - a.claims.length);
  }
}

// A grid keeps this quick: its cells are as wide as the widest two marks.
function once(spots) {
  const grid = new Map();
  const found = [];
  for (const spot of spots) {
    const [column, row] = [Math.floor(spot.x / CELL), Math.floor(spot.y / CELL)];
    let host = null;
    for (let i = -1; i <= 1 && !host; i += 1) {
      for (let j = -1; j <= 1 && !host; j += 1) {
        host = grid.get(`${column + i},${row + j}`)?.find((one) => Math.hypot(one.x - spot.x, one.y - spot.y) < size(one.claims.length) + size(spot.claims.length) + GAP) ?? null;
      }
    }
    if (host) {
      host.places = [...host.places, ...spot.places];
      host.claims = [...new Set([...host.claims, ...spot.claims])];
      continue;
    }
    found.push(spot);
    const cell = `${column},${row}`;
    grid.set(cell, [...(grid.get(cell) ?? []), spot]);
  }
  return found;
}

// Pixels from a mark's middle to its rim.
function size(claims) {
  return claims === 1 ? 8 : Math.min(MOST, 8.5 + 1.5 * Math.sqrt(claims));
}

export function keyOf(spot) {
  return spot.places.map((place) => place.id).sort().join(" ");
}

// "Kassala, Sudan: 4 claims, 3 asserted, 1 denied, disputed"
export function describe(spot) {
  const where = spot.places.length > 1 ? "" : (WORDS[spot.places[0].precision] ?? "");
  const disputed = spot.claims.some((claim) => claim.disputed) ? ", disputed" : "";
  return `${where}${titleOf(spot.places)}: ${counted(spot.claims.length, "claim")}, ${statusWords(spot.claims)}${disputed}`;
}

// The mark as an element; `symbols` are those of statuses. What stands on the edge of an area is a
// tag and no disc, so that nobody takes it for the place.
export function draw(spot, symbols) {
  const counts = tally(spot.claims);
  const [[leading]] = counts;
  const form = spot.places.length > 1 ? "several" : FORMS[spot.places[0].precision];
  const words = describe(spot);
  const group = svg("g", { class: `spot ${form} s-${leading}`, transform: `translate(${spot.x.toFixed(1)},${spot.y.toFixed(1)})`, role: "button", tabindex: "-1", "aria-label": words }, svg("title", {}, words));
  const large = spot.radius >= SMALL;
  if (large) group.append(svg("circle", { class: "reach", r: spot.radius.toFixed(1) }));
  const alone = spot.claims.length === 1;
  spot.half = size(spot.claims.length);
  spot.lower = !large ? 0 : form === "near" ? -spot.radius : spot.radius;
  const badge = svg("g", { transform: `translate(0,${spot.lower.toFixed(1)})` });
  if (form === "exact" || form === "several") badge.append(svg("circle", { class: "disc", r: spot.half }), ...shares(counts, spot.claims.length, spot.half));
  else badge.append(...tag(counts, spot));
  badge.append(svg("text", { class: alone ? "sign" : "number", dy: ".35em" }, alone ? symbols[leading] : String(spot.claims.length)));
  if (spot.claims.some((claim) => claim.disputed)) {
    const [x, y] = [spot.half * 0.8, -Math.min(spot.half, 12) * 0.8];
    badge.append(svg("circle", { class: "flag", cx: x, cy: y, r: 5.5 }), svg("text", { class: "flag-sign", x, y, dy: ".34em" }, "≠"));
  }
  group.append(badge);
  return group;
}

// A count in a box, with the statuses' shares below it.
function tag(counts, spot) {
  spot.half = 7 + 3.2 * String(spot.claims.length).length;
  const drawn = [svg("rect", { class: "disc", x: -spot.half, y: -8, width: 2 * spot.half, height: 17, rx: 3 })];
  let from = -spot.half;
  for (const [status, count] of counts) {
    const width = (2 * spot.half * count) / spot.claims.length;
    drawn.push(svg("line", { class: `rim s-${status}`, x1: from.toFixed(1), x2: (from + width).toFixed(1), y1: 9, y2: 9 }));
    from += width;
  }
  return drawn;
}

// The statuses' shares of the rim, each in its colour and its own dashes.
function shares(counts, total, r) {
  if (counts.length === 1) return [svg("circle", { class: `rim s-${counts[0][0]}`, r })];
  let from = 0;
  return counts.map(([status, count]) => {
    const [a, b] = [from, from + count / total].map((turn) => turn * 2 * Math.PI);
    from += count / total;
    const [x0, y0, x1, y1] = [Math.sin(a), -Math.cos(a), Math.sin(b), -Math.cos(b)].map((value) => (value * r).toFixed(2));
    return svg("path", { class: `rim s-${status}`, d: `M${x0},${y0}A${r},${r} 0 ${b - a > Math.PI ? 1 : 0} 1 ${x1},${y1}` });
  });
}
