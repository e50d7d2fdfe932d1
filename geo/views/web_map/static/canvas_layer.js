/* One Leaflet layer that draws all events on one canvas and tells what lies under the pointer. */
"use strict";
(function (Sandtable) {
  const { View, Labels } = Sandtable;
  const MOST_MARKS = 600, MOST_ON_PHONE = 150; // in view; above this they are grouped
  const PHONE = 640; // pixels of width
  const MARGIN = 60; // pixels around the view in which marks count as visible
  const LABELS = 60;
  const NOTES = 2; // lines under a name, at most
  const SHUNNED = 150; // arrows whose whole way labels keep clear of
  const CROWD = 10; // ranks that a symbol may give way to others

  Sandtable.CanvasLayer = L.Layer.extend({
    initialize(style, words) {
      Object.assign(this, { style, words, events: null, shown: [], covered: [], selected: -1, hovered: -1 });
      this.pen = new Sandtable.Pen(style);
      this.picking = new Sandtable.Picking();
      this.badges = new Sandtable.Badges(() => this.schedule());
      this.areas = new Sandtable.Areas(style, this.pen);
    },

    onAdd(map) {
      if (!map.getPane("sandtable")) {
        const pane = map.createPane("sandtable");
        pane.style.zIndex = 450; // above polygons, below tooltips and controls
        pane.style.pointerEvents = "none";
      }
      this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", map.getPane("sandtable"));
      this.canvas.setAttribute("aria-hidden", "true");
      map.on("moveend zoomend resize viewreset", this.draw, this);
      map.on("move", this.schedule, this);
      map.on("zoomanim", this.animateZoom, this);
      this.draw();
    },

    onRemove(map) {
      map.off("moveend zoomend resize viewreset", this.draw, this);
      map.off("move", this.schedule, this);
      map.off("zoomanim", this.animateZoom, this);
      this.canvas.remove();
    },

    setEvents(events) {
      Object.assign(this, { events, shown: [] });
      events.mercator = Sandtable.project(events.spots);
      this.crowd = new Sandtable.Crowd(events, this.style);
      this.badges.setCodes(events.symbol_codes);
    },

    /* Keep labels off the boxes (left, top, right, bottom, in pixels of the map) of what lies over it. */
    keepClear(boxes) {
      this.covered = boxes;
      this.schedule();
    },

    show(indices) {
      this.shown = indices;
      this.draw();
    },

    select(index) {
      this.selected = index;
      this.draw();
    },

    hover(index) {
      if (index === this.hovered) return;
      this.hovered = index;
      this.schedule();
    },

    schedule() {
      if (!this.frame) this.frame = requestAnimationFrame(() => this.draw());
    },

    animateZoom(event) {
      const offset = this._map._latLngBoundsToNewLayerBounds(this.bounds, event.zoom, event.center).min;
      L.DomUtil.setTransform(this.canvas, offset, this._map.getZoomScale(event.zoom, this.view.zoom));
    },

    draw() {
      if (this.frame) cancelAnimationFrame(this.frame);
      this.frame = 0;
      if (!this._map || !this.events) return;
      const g = this.prepare();
      this.picking.clear();
      const most = this.view.size.x <= PHONE ? MOST_ON_PHONE : MOST_MARKS;
      this.isGrouped = this.isAbove(most);
      if (this.isGrouped) this.drawGrouped(g);
      else this.drawMarks(g, this.layOut(this.shown));
    },

    /* Size and place the canvas over the view; afterwards pixels are those of the container. */
    prepare() {
      const { canvas } = this, ratio = window.devicePixelRatio || 1;
      this.view = new View(this._map, this.events);
      this.bounds = this._map.getBounds();
      L.DomUtil.setTransform(canvas, this.view.corner, 1);
      const { x: width, y: height } = this.view.size;
      Object.assign(canvas, { width: width * ratio, height: height * ratio });
      Object.assign(canvas.style, { width: width + "px", height: height + "px" });
      const g = canvas.getContext("2d");
      g.setTransform(ratio, 0, 0, ratio, 0, 0);
      return g;
    },

    /* Tell whether more marks than this are in view. */
    isAbove(most) {
      const { ways, marks, spots } = this.events;
      if (this.shown.length <= most / 3) return false; // few events have more than three marks
      const isVisible = Uint8Array.from(spots.lon, (_, spot) => (this.view.isNear(this.view.at(spot), MARGIN) ? 1 : 0));
      let count = 0;
      for (const i of this.shown) {
        for (let row = marks.at[i]; row < marks.at[i + 1]; row++) count += isVisible[marks.columns[0][row]];
        for (let row = ways.at[i]; row < ways.at[i + 1]; row++) {
          count += isVisible[ways.columns[0][row]] | isVisible[ways.columns[1][row]];
        }
        if (count > most) return true;
      }
      return false;
    },

    /* Turn events into arrows and symbols in or near the view; those that share a spot are spread. */
    layOut(indices) {
      const arrows = [], atSpot = new Map(), onWay = new Map(), { events, view } = this;
      for (const i of indices) {
        for (const [from, to, hasHead] of events.arrows[i]) {
          const way = from + "-" + to, rank = onWay.get(way) || 0;
          onWay.set(way, rank + 1);
          if (!view.isNear(view.at(from), 400) && !view.isNear(view.at(to), 400)) continue;
          arrows.push({ i, from, to, hasHead, rank });
        }
        for (const [spot, shape] of events.symbols[i]) {
          if (!atSpot.has(spot)) atSpot.set(spot, []);
          atSpot.get(spot).push({ i, spot, shape: events.shapes[shape] });
        }
      }
      return { arrows, atSpot };
    },

    look(i) {
      const events = this.events, line = this.style.lines[events.statuses[events.status[i]]];
      return {
        colour: this.pen.hue(events.side[i]).mark,
        line,
        width: events.width[i],
        hollow: events.hollow[i] === 1,
        crossed: line.crossed,
        opacity: line.opacity,
        halo: i === this.selected ? this.pen.theme.text : i === this.hovered ? "#f2c84b" : null,
      };
    },

    drawMarks(g, { arrows, atSpot }) {
      this.areas.draw(g, this.view, this.events, this.shown);
      const order = (mark) => (mark.i === this.selected ? 2 : mark.i === this.hovered ? 1 : 0);
      const curved = this.bendAll(arrows, atSpot).sort((one, other) => order(one) - order(other));
      this.drawShafts(g, curved);
      this.drawSpots(g, atSpot, curved);
      this.drawSymbols(g, atSpot);
      this.drawHeads(g, curved);
      this.labels = new Labels(g, this.view.size, this.pen.theme, this.covered);
      this.drawBadges(g, curved);
      this.drawNames(curved, atSpot);
    },

    /* The arrows with their curves; a way that is no way at all becomes a disc at its spot. */
    bendAll(arrows, atSpot) {
      const curved = [];
      this.anchors = new Map();
      for (const arrow of arrows) {
        const look = this.look(arrow.i), curve = this.curveOf(arrow, look);
        if (curve) curved.push({ ...arrow, look, curve });
        else atSpot.set(arrow.to, [...(atSpot.get(arrow.to) || []), { i: arrow.i, spot: arrow.to, shape: "disc" }]);
      }
      return curved;
    },

    /* The curve of an arrow; an end somewhere in a wide area stops at the area's edge. */
    curveOf({ from, to, hasHead, rank }, look) {
      const { view, style } = this, fades = [this.isWide(from), this.isWide(to)];
      const share = style.arrow_bend * (1 + 0.75 * rank);
      const gaps = [from, to].map((spot) => (this.isWide(spot) ? view.reach(spot) : 6));
      const headLength = hasHead ? this.pen.headLength(look.width) : 0;
      const ends = Sandtable.apart(view.at(from), view.at(to));
      const curve = Sandtable.bend(...ends, { share, gaps, headLength, fades, wideGap: style.wide_gap });
      if (curve && fades[0]) this.anchors.set(from, curve.a);
      if (curve && fades[1]) this.anchors.set(to, curve.tip);
      return curve;
    },

    isWide(spot) {
      return this.events.spots.radius[spot] >= this.style.wide_from_km;
    },

    drawShafts(g, curved) {
      for (const { look, curve } of curved) this.pen.casing(g, curve, look.width, look.halo);
      for (const { look, curve } of curved) {
        this.pen.line(g, curve, look.width, look.colour, { ...look.line, hollow: look.hollow });
      }
    },

    drawHeads(g, curved) {
      for (const { i, look, curve, hasHead } of curved) {
        if (hasHead) this.pen.head(g, curve, look.width, look.colour, { ...look, hollow: look.hollow || curve.fades[1] });
        if (look.crossed) this.pen.cross(g, ...Sandtable.pointOn(curve, 0.5), 6);
        this.aimAt(curve, { event: i });
      }
    },

    /* A small ring at every place that an arrow touches. */
    drawSpots(g, atSpot, curved) {
      for (const spot of new Set(curved.flatMap((arrow) => [arrow.from, arrow.to]))) {
        if (!atSpot.has(spot) && !this.isWide(spot)) this.pen.spot(g, ...this.view.at(spot));
      }
    },

    /* Symbols of one spot stand around it, and off those of the spots beside it. */
    drawSymbols(g, atSpot) {
      const radius = this.style.symbol_radius, taken = [];
      this.extents = new Map();
      for (const [spot, symbols] of atSpot) {
        const centre = this.view.at(spot);
        if (!this.view.isNear(centre, MARGIN)) continue;
        let next = 0, extent = 0;
        for (const symbol of symbols) {
          const rank = freeRank(centre, next, symbols.length, radius, taken);
          const [x, y] = spread(centre, rank, symbols.length, radius);
          next = rank + 1;
          taken.push([x, y]);
          extent = Math.max(extent, Math.hypot(x - centre[0], y - centre[1]));
          this.drawSymbol(g, symbol, x, y, radius);
        }
        this.extents.set(spot, extent + radius + 4);
      }
      this.stands = taken;
    },

    drawSymbol(g, { i, shape }, x, y, radius) {
      const look = this.look(i), isDotted = look.line.dash.length > 0 && look.line.dash[0] < 1;
      const code = this.events.symbol[i];
      this.picking.add(x, y, { event: i }, 4);
      if (this.badges.draw(g, code, x, y, look.colour, look.halo)) {
        if (look.crossed) this.pen.cross(g, x, y, radius + 2);
        return;
      }
      this.pen.symbol(g, shape, x, y, radius, look.colour, { ...look, hollow: look.hollow || isDotted });
    },

    /* Military symbols of those who move, in the middle of their arrows. */
    drawBadges(g, curved) {
      for (const [x, y] of this.stands) this.labels.avoid(x, y, 8);
      for (const { i, curve, look } of curved) {
        this.labels.avoid(...curve.tip, 9);
        const [x, y] = Sandtable.pointOn(curve, 0.42);
        if (this.badges.draw(g, this.events.symbol[i], x, y, look.colour, look.halo)) this.labels.avoid(x, y, 12);
      }
      for (const { curve } of curved.slice(0, SHUNNED)) this.labels.avoidWay(curve);
    },

    drawNames(curved, atSpot) {
      const weight = new Map();
      for (const { from, to } of curved) for (const s of [from, to]) weight.set(s, (weight.get(s) || 0) + 2);
      for (const [spot, symbols] of atSpot) weight.set(spot, (weight.get(spot) || 0) + symbols.length);
      const spots = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a)).slice(0, LABELS);
      for (const spot of spots) {
        const symbols = atSpot.get(spot) || [];
        const anchor = (!symbols.length && this.anchors.get(spot)) || this.view.at(spot);
        const reach = this.extents.get(spot) || (this.anchors.has(spot) ? 12 : 7);
        this.labels.write(this.linesOf(spot, symbols), anchor, reach);
      }
    },

    /* What a label says: the place, and the ends too vague to be drawn of what stands there. */
    linesOf(spot, symbols) {
      const { label, note } = this.style.text_sizes, { text: ink, muted } = this.pen.theme;
      const family = Sandtable.fontFamily(this.style), name = Sandtable.oneLine(this.events.spots.name[spot], 40);
      const font = (size, slant) => slant + size + "px " + family;
      const ends = new Set(symbols.map(({ i }) => this.events.vague_end[i]).filter((end) => end !== null));
      const notes = [...ends].slice(0, NOTES).map((end) => Sandtable.oneLine(this.events.texts[end], 60));
      const first = this.isWide(spot)
        ? { text: this.words.somewhere.replace("{place}", name), font: font(label, "italic "), colour: muted }
        : { text: name, font: font(label, "500 "), colour: ink };
      return [first, ...notes.map((text) => ({ text, font: font(note, "italic "), colour: muted }))];
    },

    /* Many marks: rings and broad arrows; what is selected or under the pointer as itself on top. */
    drawGrouped(g) {
      const { crowd, pen, view, picking } = this;
      const { flows, rings } = crowd.draw(g, pen, view, this.shown);
      for (const flow of flows) this.aimAt(flow.curve, { flow });
      for (const { at, group, total, centre } of rings) if (total) picking.add(...at, { group, centre }, Sandtable.radiusOf(total));
      this.labels = new Labels(g, view.size, pen.theme, this.covered);
      for (const { at, total } of rings) this.labels.avoid(...at, Sandtable.radiusOf(total) + 2);
      for (const { centre, at, total } of rings.sort((a, b) => b.total - a.total).slice(0, LABELS)) {
        const [line] = this.linesOf(centre.spot, []), more = centre.spots.length - 1;
        if (more) line.text += " +" + more;
        this.labels.write([line], at, Sandtable.radiusOf(total) + 4);
      }
      const chosen = [this.hovered, this.selected].filter((i) => i >= 0 && this.events.isPlaced[i]);
      if (chosen.length) this.drawChosen(g, this.layOut([...new Set(chosen)]));
    },

    drawChosen(g, { arrows, atSpot }) {
      const curved = this.bendAll(arrows, atSpot);
      this.drawShafts(g, curved);
      this.drawSymbols(g, atSpot);
      this.drawHeads(g, curved);
    },

    /* Make a curve something to point at. */
    aimAt(curve, target) {
      const length = Math.hypot(curve.tip[0] - curve.a[0], curve.tip[1] - curve.a[1]);
      const steps = Math.max(4, Math.min(80, Math.ceil(length / 10)));
      for (let k = 0; k <= steps; k++) {
        const [x, y] = Sandtable.pointOn(curve, k / steps);
        if (this.view.isNear([x, y], 10)) this.picking.add(x, y, target);
      }
      this.picking.add(...curve.tip, target);
    },

    /* Return what lies within the reach of a point of the container: {event}, {group}, {flow} or null. */
    pick(x, y, reach) {
      return this.picking.at(x, y, reach);
    },

    /* Return the events that a ring or a broad arrow stands for. */
    membersOf({ group, flow }) {
      return flow ? this.crowd.inFlow(this.shown, this.view, flow) : this.crowd.inGroup(this.shown, this.view, group);
    },
  });

  /* The first rank around a spot where no symbol stands yet; its own where all are taken. */
  function freeRank(centre, first, count, radius, taken) {
    for (let rank = first; rank < first + CROWD; rank++) {
      const [x, y] = spread(centre, rank, count, radius);
      if (!taken.some(([tx, ty]) => Math.hypot(tx - x, ty - y) < 1.7 * radius)) return rank;
    }
    return first;
  }

  /* Sunflower arrangement of several symbols around one spot; one alone stands on it. */
  function spread([x, y], rank, count, radius) {
    if (count === 1 && rank === 0) return [x, y];
    const reach = radius * 1.25 * Math.sqrt(rank + 0.6), angle = rank * 2.39996 - Math.PI / 2;
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  }
})(window.Sandtable);
