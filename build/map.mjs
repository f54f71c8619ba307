// Draws the world for the map of places: two SVG paths, and where the names of countries stand, from Natural Earth by the npm
// package world-atlas.
//
// Units are tenths of a degree: x eastward from Greenwich, y southward from the equator in Patterson's cylindrical projection
// (Patterson, Šavrič and Jenny 2014), which src/map.rs repeats for the pins. Coordinates are whole and relative, so that
// the paths stay small.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Rings that lie south of this are left out: Antarctica takes a tenth of the bytes and is hardly ever in the news. */
const SOUTH = -60;

/**
 * Answers {land, borders, names}: the outlines of all land, and the borders between countries, as path data; "Norway 85 -602 64;"
 * and so on for every country, the largest first: where its name is centred, and how wide it is there.
 */
export async function world() {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
  const { arcs, transform, objects } = JSON.parse(await readFile(file, "utf8"));
  const lines = arcs.map((arc) => degrees(arc, transform));
  const land = polygons(objects.land)
    .flat()
    .map((ring) => ring.flatMap((arc) => (arc < 0 ? [...lines[~arc]].reverse() : lines[arc])))
    .filter((ring) => ring.some(([, latitude]) => latitude > SOUTH))
    .flatMap(unwrapped);
  const uses = new Map();
  for (const arc of polygons(objects.countries).flat(2)) {
    const number = arc < 0 ? ~arc : arc;
    uses.set(number, (uses.get(number) ?? 0) + 1);
  }
  const borders = [...uses].filter(([, count]) => count > 1).map(([number]) => lines[number]);
  return { land: land.map((ring) => path(ring) + "z").join(""), borders: borders.map(path).join(""), names: names(objects.countries, lines) };
}

/** The countries' names, each at the point of its largest part that lies farthest from every border. */
function names(countries, lines) {
  const places = countries.geometries.map((country) => {
    const rings = polygons(country).map(([outer]) => outer.flatMap((arc) => (arc < 0 ? [...lines[~arc]].reverse() : lines[arc])));
    const drawn = rings.flatMap(unwrapped).map((ring) => ring.map(([longitude, latitude]) => [longitude * 10, southward(latitude) * 10]));
    const largest = drawn.reduce((one, other) => (area(other) > area(one) ? other : one));
    return { name: country.properties.name, area: area(largest), ...middle(largest) };
  });
  places.sort((one, other) => other.area - one.area);
  return places.map(({ name, x, y, width }) => [name, x, y, width].join(" ")).join(";");
}

/** Twice the area of a ring. */
function area(ring) {
  const before = (i) => ring[(i + ring.length - 1) % ring.length];
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + before(i)[0] * y - x * before(i)[1], 0));
}

/** Of a grid of points in a ring, the one farthest from its edge, and how wide the ring is at its height. */
function middle(ring) {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const along = (values, part) => Math.min(...values) + (Math.max(...values) - Math.min(...values)) * part;
  let best = { clear: -1 };
  for (let i = 1; i < 24; i++) {
    for (let j = 1; j < 24; j++) {
      const [x, y] = [along(xs, i / 24), along(ys, j / 24)];
      const cuts = crossings(ring, y);
      const right = cuts.findIndex((cut) => cut > x);
      if (right % 2 !== 1) continue; // outside
      const clear = Math.min(...ring.map((point, k) => distance([x, y], ring[(k + ring.length - 1) % ring.length], point)));
      if (clear > best.clear) best = { clear, x: Math.round(x), y: Math.round(y), width: Math.round(cuts[right] - cuts[right - 1]) };
    }
  }
  return best;
}

/** Where a ring crosses a height, from left to right. */
function crossings(ring, height) {
  const cuts = [];
  ring.forEach(([x, y], i) => {
    const [fromX, fromY] = ring[(i + ring.length - 1) % ring.length];
    if (fromY > height !== y > height) cuts.push(fromX + ((height - fromY) / (y - fromY)) * (x - fromX));
  });
  return cuts.sort((one, other) => one - other);
}

/** How far a point lies from a line between two others. */
function distance([x, y], [fromX, fromY], [toX, toY]) {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX ** 2 + alongY ** 2;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY);
}

/** A TopoJSON arc as longitudes and latitudes. */
function degrees(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** A ring that crosses the date line runs on beyond it; it is drawn at both edges of the map. */
function unwrapped(ring) {
  let turns = 0;
  const on = ring.map(([longitude, latitude], i) => {
    const step = i > 0 ? longitude - ring[i - 1][0] : 0;
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [longitude + 360 * turns, latitude];
  });
  if (on.every(([longitude]) => Math.abs(longitude) <= 180)) return [ring];
  const back = Math.sign(on.find(([longitude]) => Math.abs(longitude) > 180)[0]) * 360;
  return [on, on.map(([longitude, latitude]) => [longitude - back, latitude])];
}

/** The polygons of a geometry, each a list of rings, each a list of arcs. */
function polygons({ type, arcs, geometries }) {
  if (type === "GeometryCollection") return geometries.flatMap(polygons);
  return type === "Polygon" ? [arcs] : arcs;
}

/** A line as path data: an absolute start, then steps. */
function path(line) {
  const points = line.map(([longitude, latitude]) => [longitude * 10, southward(latitude) * 10].map(Math.round));
  let [x, y] = points[0];
  const start = `M${x} ${y}`;
  const steps = [];
  for (const [nextX, nextY] of points.slice(1)) {
    if (nextX === x && nextY === y) continue;
    steps.push(`${nextX - x} ${nextY - y}`);
    [x, y] = [nextX, nextY];
  }
  return steps.length > 0 ? `${start}l${steps.join(" ").replaceAll(" -", "-")}` : "";
}

/** Degrees southward of the equator on the map, of a latitude. */
function southward(latitude) {
  const phi = (latitude * Math.PI) / 180;
  const square = phi * phi;
  const y = phi * (1.0148 + square * square * (0.23185 + square * (-0.14499 + square * 0.02406)));
  return (-y * 180) / Math.PI;
}
