// Where the map looks and how near: wheel, drag, pinch and keys in, a centre and a scale out.
// The centre is in the projection's own units, the scale tells how many pixels one of them takes.

const NEAREST = 250;
const STEP = 1.6;
const QUIET = matchMedia("(prefers-reduced-motion: reduce)");

export class Camera {
  // `extent` bounds what may be looked at: [[left, top], [right, bottom]]. `moved` is called at each change.
  constructor(node, extent, moved) {
    Object.assign(this, { node, extent, moved, x: 0, y: 0, k: 1, width: 1, height: 1 });
    this.fingers = new Map();
    this.dragged = false;
    node.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    node.addEventListener("pointerdown", (event) => this.#down(event));
    node.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, (event) => this.fingers.delete(event.pointerId));
    node.addEventListener("click", (event) => { if (this.dragged) { event.stopPropagation(); this.dragged = false; } }, true);
    node.addEventListener("dblclick", (event) => this.zoom(STEP * STEP, this.#within(event)));
  }

  size(width, height) {
    Object.assign(this, { width, height });
    this.look(this.x, this.y, this.k);
  }

  get farthest() {
    const [[left], [right]] = this.extent;
    return this.width / (right - left);
  }

  screen([x, y]) {
    return [(x - this.x) * this.k + this.width / 2, (y - this.y) * this.k + this.height / 2];
  }

  // The box that is seen: [[left, top], [right, bottom]].
  get seen() {
    const [w, h] = [this.width / 2 / this.k, this.height / 2 / this.k];
    return [[this.x - w, this.y - h], [this.x + w, this.y + h]];
  }

  look(x, y, k) {
    const [[left, top], [right, bottom]] = this.extent;
    this.k = clamp(k, this.farthest, NEAREST);
    const [w, h] = [this.width / 2 / this.k, this.height / 2 / this.k];
    this.x = right - left < 2 * w ? (left + right) / 2 : clamp(x, left + w, right - w);
    this.y = bottom - top < 2 * h ? (top + bottom) / 2 : clamp(y, top + h, bottom - h);
    this.moved();
  }

  // Looks there in a third of a second, or at once for whoever wants no motion.
  go(x, y, k) {
    cancelAnimationFrame(this.frame);
    if (QUIET.matches) return this.look(x, y, k);
    const [from, start] = [[this.x, this.y, Math.log(this.k)], performance.now()];
    const step = (now) => {
      const t = clamp((now - start) / 320, 0, 1);
      const e = 1 - (1 - t) ** 3;
      const [a, b, c] = [x, y, Math.log(k)].map((to, i) => from[i] + (to - from[i]) * e);
      this.look(a, b, Math.exp(c));
      if (t < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
    return undefined;
  }

  // The centre and scale at which all points are seen.
  fitting(points, nearest, margin = 45) {
    const xs = points.map((point) => point[0]);
    const ys = points.map((point) => point[1]);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = (size) => Math.max(40, size - 2 * margin);
    const k = Math.min(room(this.width) / Math.max(right - left, 1e-6), room(this.height) / Math.max(bottom - top, 1e-6), nearest);
    return [(left + right) / 2, (top + bottom) / 2, k];
  }

  // Nearer or farther by a factor; what lies under the point `at` (pixels) stays there.
  zoom(factor, at = [this.width / 2, this.height / 2], { smoothly = true } = {}) {
    const k = clamp(this.k * factor, this.farthest, NEAREST);
    const [dx, dy] = [at[0] - this.width / 2, at[1] - this.height / 2];
    const move = smoothly ? this.go : this.look;
    move.call(this, this.x + dx / this.k - dx / k, this.y + dy / this.k - dy / k, k);
  }

  // Answers a key; tells whether it did.
  key(key) {
    const step = 80 / this.k;
    const [dx, dy] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key] ?? [0, 0];
    if (dx || dy) this.go(this.x + dx, this.y + dy, this.k);
    else if (key === "+" || key === "=") this.zoom(STEP);
    else if (key === "-" || key === "_") this.zoom(1 / STEP);
    else return false;
    return true;
  }

  #within(event) {
    const box = this.node.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #wheel(event) {
    event.preventDefault();
    cancelAnimationFrame(this.frame);
    const lines = event.deltaMode === 1 ? 20 : 1;
    this.zoom(Math.exp(-clamp(event.deltaY * lines, -200, 200) / 350), this.#within(event), { smoothly: false });
  }

  #down(event) {
    if (event.button) return;
    cancelAnimationFrame(this.frame);
    this.dragged = false;
    this.fingers.set(event.pointerId, this.#within(event));
  }

  #drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.#within(event);
    if (!this.dragged && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return;
    if (!this.dragged) this.node.setPointerCapture(event.pointerId);
    this.dragged = true;
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) {
      const factor = Math.hypot(now[0] - other[0], now[1] - other[1]) / Math.max(1, Math.hypot(before[0] - other[0], before[1] - other[1]));
      this.zoom(factor, [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2], { smoothly: false });
    } else {
      this.look(this.x - (now[0] - before[0]) / this.k, this.y - (now[1] - before[1]) / this.k, this.k);
    }
  }
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}
