// GeoJSON in, claims and the places that they are told of out. Days are counted since 1970, in UTC.

const DAY = 86_400_000;
const COUNTRY = 6;

export const dayOf = (iso) => (iso ? Date.parse(iso) / DAY : null);
export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
export const wordsOf = (day) => new Date(day * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

// `lands` has the name and the outline's id of each country by its code.
export function readModel(features, lands) {
  const claims = new Map();
  const places = new Map();
  for (const { geometry, properties: told } of features) {
    const claim = claims.get(told.number) ?? readClaim(told);
    claims.set(claim.number, claim);
    if (!told.key) continue;
    const id = `${told.key}|${told.precision ?? ""}`;
    const place = places.get(id) ?? readPlace(id, told, geometry, lands);
    places.set(id, place);
    place.claims.push(claim);
    claim.places.push(place);
  }
  return { claims: [...claims.values()], places: [...places.values()] };
}

function readClaim(told) {
  return {
    number: told.number,
    status: told.status,
    disputed: told.disputed,
    told: told.told,
    first: dayOf(told.first),
    last: dayOf(told.last),
    day: dayOf(told.day),
    reach: dayOf(told.reach),
    places: [],
  };
}

// `at` is null where a mark would say more than is known; `outline` is a country to be shaded.
function readPlace(id, told, geometry, lands) {
  const land = lands[told.country];
  return {
    id,
    key: told.key,
    name: told.place,
    within: told.within ?? "",
    precision: told.precision ?? 0,
    land: !told.precision ? "strange" : told.country ? (land?.[0] ?? told.country) : "across",
    outline: told.precision === COUNTRY && land ? land[1] : null,
    at: geometry ? geometry.coordinates : null,
    radius: told.radius_km ?? 0,
    claims: [],
  };
}

// Some places with those of the same key: the place itself, and what is told to be near it.
export function kinOf(chosen, places) {
  const keys = new Set(chosen.map((place) => place.key));
  return places.filter((place) => keys.has(place.key));
}

// Claims of some places, each once, in the order of the page: newest recorded first.
export function claimsOf(places, kept) {
  const found = new Set();
  for (const place of places) for (const claim of place.claims) if (kept.has(claim)) found.add(claim);
  return [...found].sort((a, b) => b.number - a.number);
}

// How many claims have each status, most first.
export function tally(claims) {
  const counts = new Map();
  for (const claim of claims) counts.set(claim.status, (counts.get(claim.status) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

// "3 asserted, 1 denied"
export const statusWords = (claims) => tally(claims).map(([status, count]) => `${count} ${status}`).join(", ");

// "Kassala, Sudan", or "Kassala and 2 other places"; one place of two precisions is one.
export function titleOf(places) {
  const names = new Set(places.map((place) => `${place.name}, ${place.within}`)).size;
  const [{ name, within }] = places;
  if (names > 1) return `${name} and ${counted(names - 1, "other place")}`;
  return within ? `${name}, ${within}` : name;
}

export const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
