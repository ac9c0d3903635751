// The picture of ties. All of it is read from the table beside it, and the table does without it.
"use strict";

(() => {
  const table = document.getElementById("ties");
  const graph = document.getElementById("graph");
  if (!table || !graph || !window.cytoscape) return;

  const rows = [...table.tBodies[0].rows];
  const counts = (words) => { // "asserted,rumoured,denied,origins"
    const [asserted, rumoured, denied, origins] = words.split(",").map(Number);
    return { asserted, rumoured, denied, origins };
  };
  const ties = rows.map((row, number) => ({
    row,
    id: `tie-${number}`,
    all: counts(row.dataset.all),
    history: row.dataset.history.split(" ").filter(Boolean).map((stage) => {
      const [day, words] = stage.split(":");
      return { day, ...counts(words) };
    }),
  }));

  // As views/told.py has it.
  function drawn(told) {
    if (told.denied) return told.asserted || told.rumoured ? "disputed" : "denied";
    return told.asserted ? "asserted" : "rumoured";
  }

  // -- the picture: the same from the same ties, since nothing in it is left to chance ------------
  const names = new Map(); // name: kind
  for (const { row } of ties) {
    names.set(row.dataset.subject, names.get(row.dataset.subject) || row.dataset.subjectKind);
    names.set(row.dataset.object, names.get(row.dataset.object) || row.dataset.objectKind);
  }
  // Two lines at most; a word too long for one may break anywhere.
  const short = (name) => {
    const cut = name.length > 38 ? `${name.slice(0, 36)}…` : name;
    return cut.replace(/\S{17}(?=\S{3})/gu, "$&\u200b");
  };
  const ids = new Map([...names.keys()].map((name, number) => [name, `actor-${number}`]));
  const nodes = [...names].map(([name, kind], number) => ({
    data: { id: ids.get(name), name, kind: kind || "unknown", label: short(name) },
    // Where it begins: on a spiral
    position: { x: 40 * Math.sqrt(number) * Math.cos(2.4 * number), y: 40 * Math.sqrt(number) * Math.sin(2.4 * number) },
  }));
  const edges = ties.map(({ row, id, all }) => ({
    data: { id, source: ids.get(row.dataset.subject), target: ids.get(row.dataset.object), type: row.dataset.type, label: "", drawn: drawn(all), width: 2 },
  }));

  const cy = window.cytoscape({
    container: graph,
    elements: { nodes, edges },
    layout: { name: "preset" },
    style: looks(),
    minZoom: 0.2,
    maxZoom: 3,
    userZoomingEnabled: matchMedia("(pointer: coarse)").matches, // a wheel scrolls the page
    boxSelectionEnabled: false,
    autounselectify: true,
  });

  function arrange() {
    document.querySelector(".network").classList.add("drawn");
    cy.resize();
    for (const heap of cy.elements().components()) spread(heap);
    pack();
    cy.fit(undefined, 24);
    if (cy.zoom() > 1.3) zoom(1.3);
    if (graph.clientWidth < 500 && cy.zoom() < 0.7) { // on a phone: who has most ties, to be read
      zoom(0.7);
      cy.center(cy.nodes().max((node) => node.degree()).ele);
    }
  }

  function zoom(level) {
    cy.zoom({ level, renderedPosition: { x: graph.clientWidth / 2, y: graph.clientHeight / 2 } });
  }
  document.querySelector(".zoom").addEventListener("click", ({ target }) => {
    const by = Number(target.dataset.by);
    if (by) zoom(cy.zoom() * by);
    else if ("whole" in target.dataset) cy.fit(undefined, 24);
  });

  // Fruchterman and Reingold 1991: all push each other off, ties pull, and it cools down.
  function spread(heap) {
    const points = heap.nodes().map((node) => ({ node, ...node.position() }));
    const at = new Map(points.map((point) => [point.node.id(), point]));
    const pulls = heap.edges().map((edge) => [at.get(edge.source().id()), at.get(edge.target().id())]);
    const far = 95; // pixels between neighbours, about a name's width
    for (let heat = far; heat > 1; heat *= 0.985) {
      for (const point of points) point.dx = point.dy = 0;
      const push = (one, other, by) => {
        const [x, y] = [one.x - other.x, one.y - other.y];
        const apart = Math.max(Math.hypot(x, y), 1);
        const force = by(apart) / apart;
        one.dx += x * force; one.dy += y * force;
        other.dx -= x * force; other.dy -= y * force;
      };
      points.forEach((one, number) => { for (let next = number + 1; next < points.length; next++) push(one, points[next], (apart) => far * far / apart); });
      for (const [one, other] of pulls) if (one !== other) push(one, other, (apart) => -apart * apart / far);
      for (const point of points) {
        const force = Math.max(Math.hypot(point.dx, point.dy), 1);
        point.x += point.dx / force * Math.min(force, heat);
        point.y += point.dy / force * Math.min(force, heat);
      }
    }
    // A few names lie in a line, as names are wider than high; more lie along the diagonal
    const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
    const [left, top] = [mean(({ x }) => x), mean(({ y }) => y)];
    const [xx, yy, xy] = [({ x }) => (x - left) ** 2, ({ y }) => (y - top) ** 2, ({ x, y }) => (x - left) * (y - top)].map(mean);
    const turn = Math.atan2(2 * xy, xx - yy) / 2 - (points.length > 4 ? Math.atan2(graph.clientHeight, graph.clientWidth) : 0);
    for (const { node, x, y } of points) {
      node.position({ x: 1.25 * (x * Math.cos(turn) + y * Math.sin(turn)), y: y * Math.cos(turn) - x * Math.sin(turn) });
    }
  }

  // Ties that hang together in one heap each, the heaps in rows.
  function pack() {
    const gap = 30;
    const heaps = cy.elements().components().map((heap) => ({ heap, box: heap.boundingBox() }));
    heaps.sort((a, b) => b.box.h - a.box.h);
    const area = heaps.reduce((sum, { box }) => sum + (box.w + gap) * (box.h + gap), 0);
    const width = Math.max(Math.sqrt(area * graph.clientWidth / graph.clientHeight), ...heaps.map(({ box }) => box.w));
    let [x, y, high] = [0, 0, 0];
    for (const { heap, box } of heaps) {
      if (x && x + box.w > width) [x, y, high] = [0, y + high + gap, 0];
      heap.nodes().shift({ x: x - box.x1, y: y - box.y1 });
      x += box.w + gap;
      high = Math.max(high, box.h);
    }
  }

  function looks() {
    const page = getComputedStyle(document.body);
    const probe = document.createElement("span");
    probe.hidden = true;
    document.body.append(probe);
    const colour = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
    const [ink, soft, card, blue] = ["ink", "soft", "card", "assessed"].map(colour);
    const line = { asserted: colour("asserted"), rumoured: colour("rumoured"), denied: colour("denied"), disputed: colour("asserted") };
    // Crossed in its middle by a red label
    const struck = { color: line.denied, "text-background-opacity": 1, "text-background-padding": 2.5, "text-background-shape": "round-rectangle", "text-border-width": 1.2, "text-border-opacity": 1, "text-border-color": line.denied };
    probe.remove();
    const edge = (name, more) => ({ selector: `edge[drawn = "${name}"]`, style: { "line-color": line[name], "target-arrow-color": line[name], ...more } });
    return [
      { selector: "node", style: { label: "data(label)", "font-family": page.fontFamily, "font-size": 12, color: ink, "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap", "text-max-width": 110, "text-outline-width": 2, "text-outline-color": card, "background-color": soft, "border-width": 1.5, "border-color": card, width: 15, height: 15 } },
      { selector: 'node[kind = "state"]', style: { shape: "round-rectangle", "background-color": blue } },
      { selector: 'node[kind = "organisation"]', style: { shape: "round-rectangle" } },
      { selector: 'node[kind = "armed_group"]', style: { shape: "triangle" } },
      { selector: "edge", style: { label: "data(label)", "font-family": page.fontFamily, "font-size": 10.5, color: soft, "text-rotation": "autorotate", "text-background-color": card, "text-background-opacity": 0.9, "text-background-padding": 1, "curve-style": "bezier", "control-point-step-size": 36, width: "data(width)", "target-arrow-shape": "triangle", "arrow-scale": 0.9 } },
      edge("asserted", { "line-style": "solid" }),
      edge("rumoured", { "line-style": "dashed", "line-dash-pattern": [7, 4] }),
      edge("denied", { "line-style": "dashed", "line-dash-pattern": [2, 4], ...struck }),
      edge("disputed", { "line-style": "solid", ...struck }),
      { selector: ".far", style: { opacity: 0.16 } },
      { selector: "node.chosen", style: { "border-color": blue, "border-width": 4 } },
      { selector: "edge.chosen", style: { "underlay-color": blue, "underlay-opacity": 0.25, "underlay-padding": 4 } },
      { selector: ".untold", style: { display: "none" } },
    ];
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(looks()));

  // -- how the ties were told by a day: picture and table at once ----------------------------------
  function tell(day) {
    for (const tie of ties) {
      const told = day ? tie.history.findLast((stage) => stage.day <= day) : tie.all;
      tie.row.hidden = !told;
      const edge = cy.getElementById(tie.id);
      edge.toggleClass("untold", !told);
      if (!told) continue;
      const how = drawn(told);
      edge.data({ drawn: how, width: 1.4 + 0.9 * Math.min(told.origins, 7), label: told.denied ? `✗ ${tie.row.dataset.type}` : tie.row.dataset.type });
      tie.row.querySelector(".tie-line").setAttribute("class", `tie-line d-${how}`);
      tie.row.querySelector(".how > .unseen").textContent = `${how}: `;
      for (const word of ["asserted", "rumoured", "denied"]) {
        const count = tie.row.querySelector(`[data-n="${word}"]`);
        count.hidden = !told[word];
        count.querySelector("b").textContent = told[word];
      }
      tie.row.querySelector("td.number").textContent = told.origins;
    }
    for (const node of cy.nodes()) node.toggleClass("untold", node.connectedEdges().every((edge) => edge.hasClass("untold")));
  }

  const asked = document.getElementById("day");
  const slider = document.getElementById("slider");
  if (slider) {
    const first = Date.parse(slider.dataset.first); // midnight UTC
    const dayOf = (value) => new Date(first + 864e5 * value).toISOString().slice(0, 10);
    const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const slide = () => {
      const at = Number(slider.value);
      const day = at < Number(slider.max) ? dayOf(at) : "";
      const text = day ? words.format(first + 864e5 * at) : "all that was printed";
      document.getElementById("slid").textContent = text;
      slider.setAttribute("aria-valuetext", text);
      asked.value = day;
      tell(day);
    };
    slider.value = asked.value ? String(Math.round((Date.parse(asked.value) - first) / 864e5)) : slider.max;
    slider.closest(".slide").hidden = false;
    asked.closest("label").hidden = true;
    slider.addEventListener("input", slide);
    slider.addEventListener("change", () => { // a question of its own, without loading the page again
      const url = new URL(location.href);
      if (asked.value) url.searchParams.set("day", asked.value);
      else url.searchParams.delete("day");
      history.replaceState(null, "", url);
      for (const link of document.querySelectorAll(".data a")) {
        const data = new URL(link.href);
        if (asked.value) data.searchParams.set("day", asked.value);
        else data.searchParams.delete("day");
        link.href = data;
      }
    });
    slide();
  } else {
    tell(asked.value);
  }

  arrange();

  // -- choosing an actor or a tie ------------------------------------------------------------------
  const chosen = document.getElementById("chosen");

  function show(near, what) {
    cy.elements().removeClass("far chosen");
    for (const tie of ties) tie.row.classList.remove("near");
    if (!near) return;
    cy.elements().not(near).addClass("far");
    what.addClass("chosen");
    for (const tie of ties) tie.row.classList.toggle("near", near.has(cy.getElementById(tie.id)));
  }

  function link(words, path, name) {
    const node = document.createElement("a");
    const url = new URL(path, location.href);
    for (const key of ["as_of", "by"]) {
      const value = new URLSearchParams(location.search).get(key);
      if (value) url.searchParams.set(key, value);
    }
    url.searchParams.set("name", name);
    node.href = url;
    node.textContent = words;
    return node;
  }

  cy.on("tap", "node", ({ target }) => {
    show(target.closedNeighborhood(), target);
    const name = target.data("name");
    const title = document.createElement("b");
    const inner = document.createElement("bdi");
    inner.textContent = name;
    title.append(inner);
    const number = target.connectedEdges().not(".untold").length;
    chosen.replaceChildren(title, `${number} ${number === 1 ? "tie" : "ties"}`, link("dossier", "/actor", name), link("put in the middle", "/network", name));
    chosen.hidden = false;
  });
  cy.on("tap", "edge", ({ target }) => {
    chosen.hidden = true;
    const { row } = ties.find((tie) => tie.id === target.id());
    row.focus();
    row.querySelector("[data-open]").click(); // its claims
  });
  cy.on("tap", ({ target }) => {
    if (target !== cy) return;
    chosen.hidden = true;
    show(null);
  });
  for (const event of ["mouseover", "mouseout"]) {
    cy.on(event, "node, edge", ({ target }) => { graph.dataset.over = event === "mouseover" ? target.group().slice(0, -1) : ""; });
  }
  table.addEventListener("desk:chosen", (event) => {
    const tie = ties.find(({ row }) => row === event.target);
    const edge = cy.getElementById(tie.id);
    show(edge.union(edge.connectedNodes()), edge);
  });
})();
