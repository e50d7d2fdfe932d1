/* One Leaflet layer that draws all events on one canvas and tells what lies under the pointer. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;
  const CELL = 24; // pixels of a cell of the picking grid
  const PLAIN_ABOVE = 600; // visible marks above which casings, heads and labels are left out
  const LABELS = 60;
  const LINE = 16; // pixels of a line of a label
  const NOTES = 2; // lines under a name, at most
  const SHUNNED = 150; // arrows whose whole way labels keep clear of
  const CROWD = 10; // ranks that a symbol may give way to others
  const OUTLIER = 6; // times the median distance from the middle

  Sandtable.CanvasLayer = L.Layer.extend({
    initialize(style, words) {
      this.words = words;
      this.pen = new Sandtable.Pen(style);
      this.style = style;
      this.events = null;
      this.shown = [];
      this.selected = -1;
      this.hovered = -1;
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
      this.events = events;
      this.x = events.spots.lon.map((lon) => lon / 360 + 0.5);
      this.y = events.spots.lat.map((lat) => {
        const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
        return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      });
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
      L.DomUtil.setTransform(this.canvas, offset, this._map.getZoomScale(event.zoom, this.zoom));
    },

    draw() {
      if (this.frame) cancelAnimationFrame(this.frame);
      this.frame = 0;
      if (!this._map || !this.events) return;
      const g = this.prepare();
      this.hits = [];
      this.grid = null;
      const legs = this.layOut();
      if (legs.total > PLAIN_ABOVE) this.drawPlain(g, legs);
      else this.drawFully(g, legs);
    },

    /* Size and place the canvas over the view; afterwards pixels are those of the container. */
    prepare() {
      const map = this._map, size = map.getSize(), ratio = window.devicePixelRatio || 1;
      this.size = size;
      this.zoom = map.getZoom();
      this.bounds = map.getBounds();
      this.scale = 256 * Math.pow(2, this.zoom);
      const corner = map.containerPointToLayerPoint([0, 0]);
      this.origin = map.getPixelOrigin().add(corner);
      L.DomUtil.setTransform(this.canvas, corner, 1);
      this.canvas.width = size.x * ratio;
      this.canvas.height = size.y * ratio;
      this.canvas.style.width = size.x + "px";
      this.canvas.style.height = size.y + "px";
      const g = this.canvas.getContext("2d");
      g.setTransform(ratio, 0, 0, ratio, 0, 0);
      return g;
    },

    at(spot) {
      return [this.x[spot] * this.scale - this.origin.x, this.y[spot] * this.scale - this.origin.y];
    },

    isNear([x, y], margin) {
      return x > -margin && y > -margin && x < this.size.x + margin && y < this.size.y + margin;
    },

    /* Turn the shown events into arrows and symbols; those that share a spot are spread. */
    layOut() {
      const arrows = [], symbols = [], atSpot = new Map(), onWay = new Map();
      for (const i of this.shown) {
        for (const [from, to, hasHead] of this.events.arrows[i]) {
          const way = from + "-" + to, rank = onWay.get(way) || 0;
          onWay.set(way, rank + 1);
          arrows.push({ i, from, to, hasHead, rank });
        }
        for (const [spot, shape] of this.events.symbols[i]) {
          if (!atSpot.has(spot)) atSpot.set(spot, []);
          const symbol = { i, spot, shape: this.events.shapes[shape] };
          atSpot.get(spot).push(symbol);
          symbols.push(symbol);
        }
      }
      return { arrows, symbols, atSpot, total: arrows.length + symbols.length };
    },

    look(i) {
      const events = this.events;
      const line = this.style.lines[events.statuses[events.status[i]]];
      return {
        colour: this.pen.hue(events.side[i]).mark,
        line,
        width: events.width[i],
        hollow: events.hollow[i] === 1,
        crossed: line.crossed,
        opacity: line.opacity,
        halo: i === this.selected ? "#111" : i === this.hovered ? "#f2c84b" : null,
      };
    },

    drawFully(g, { arrows, symbols, atSpot }) {
      this.drawAreas(g);
      const order = (mark) => (mark.i === this.selected ? 2 : mark.i === this.hovered ? 1 : 0);
      const curved = [];
      this.anchors = new Map();
      for (const arrow of arrows) {
        const look = this.look(arrow.i), curve = this.curveOf(arrow, look);
        if (!curve) this.put(atSpot, symbols, { i: arrow.i, spot: arrow.to, shape: "disc" });
        else if (this.isNear(curve.a, 400) || this.isNear(curve.tip, 400)) curved.push({ ...arrow, look, curve });
      }
      curved.sort((one, other) => order(one) - order(other));
      for (const { look, curve } of curved) this.pen.casing(g, curve, look.width, look.halo);
      for (const { look, curve } of curved) this.pen.line(g, curve, look.width, look.colour, { ...look.line, hollow: look.hollow });
      this.drawSpots(g, atSpot, arrows);
      this.drawSymbols(g, atSpot);
      for (const { i, look, curve, hasHead } of curved) {
        if (hasHead) this.pen.head(g, curve, look.width, look.colour, { ...look, hollow: look.hollow || curve.fades[1] });
        if (look.crossed) this.pen.cross(g, ...Sandtable.pointOn(curve, 0.5), 6);
        this.hitCurve(i, curve);
      }
      this.drawLabels(g, curved, atSpot);
    },

    put(atSpot, symbols, symbol) {
      if (!atSpot.has(symbol.spot)) atSpot.set(symbol.spot, []);
      atSpot.get(symbol.spot).push(symbol);
      symbols.push(symbol);
    },

    /* The curve of an arrow; an end somewhere in a wide area stops at the area's edge. */
    curveOf({ from, to, hasHead, rank }, look) {
      const share = this.style.arrow_bend * (1 + 0.75 * rank), fades = [this.isWide(from), this.isWide(to)];
      const gaps = [from, to].map((spot) => (this.isWide(spot) ? this.reach(spot) : 6));
      const headLength = hasHead ? this.pen.headLength(look.width) : 0, wideGap = this.style.wide_gap;
      const ends = Sandtable.apart(this.at(from), this.at(to));
      const curve = Sandtable.bend(...ends, { share, gaps, headLength, fades, wideGap });
      if (curve && fades[0]) this.anchors.set(from, curve.a);
      if (curve && fades[1]) this.anchors.set(to, curve.tip);
      return curve;
    },

    isWide(spot) {
      return this.events.spots.radius[spot] >= this.style.wide_from_km;
    },

    /* How many pixels a spot's radius takes. */
    reach(spot) {
      const lat = (this.events.spots.lat[spot] * Math.PI) / 180;
      const metresPerPixel = (40075016.7 * Math.cos(lat)) / this.scale;
      return (this.events.spots.radius[spot] * 1000) / metresPerPixel;
    },

    /* All fills go down as one flat layer, so that areas which overlap grow no darker. */
    drawAreas(g) {
      const areas = this.areas();
      const flat = node("canvas", { width: this.canvas.width, height: this.canvas.height });
      const f = flat.getContext("2d");
      f.setTransform(g.getTransform());
      for (const { path, hue, isWide } of areas) {
        f.fillStyle = hue.fill;
        if (!isWide) f.fill(path, "evenodd");
      }
      g.save();
      g.globalAlpha = 0.12;
      g.resetTransform();
      if (areas.some(({ isWide }) => !isWide)) g.drawImage(flat, 0, 0);
      g.restore();
      g.save();
      g.lineWidth = 1;
      g.setLineDash([4, 4]);
      for (const { path, hue, isWide } of areas) {
        g.globalAlpha = isWide ? 0.35 : 0.55;
        g.strokeStyle = hue.mark;
        g.stroke(path);
      }
      g.restore();
    },

    /* Every vague place once a side; one that is wide once, for nobody. */
    areas() {
      const areas = new Map(), { side, spots, spots_of } = this.events;
      for (const i of this.shown) {
        for (const spot of spots_of[i]) {
          if (spots.radius[spot] < this.style.area_from_km) continue;
          const isWide = this.isWide(spot), key = isWide ? spot : spot + "/" + side[i];
          if (areas.has(key)) continue;
          areas.set(key, { path: this.outline(spot), hue: this.pen.hue(isWide ? null : side[i]), isWide });
        }
      }
      return [...areas.values()];
    },

    outline(spot) {
      const path = new Path2D(), rings = this.events.spots.rings[spot];
      if (rings) {
        for (const ring of rings) {
          ring.forEach(([lon, lat], k) => {
            const sine = Math.sin((lat * Math.PI) / 180);
            const x = (lon / 360 + 0.5) * this.scale - this.origin.x;
            const y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * this.scale - this.origin.y;
            path[k ? "lineTo" : "moveTo"](x, y);
          });
          path.closePath();
        }
        return path;
      }
      path.arc(...this.at(spot), this.reach(spot), 0, 2 * Math.PI);
      return path;
    },

    /* A small ring at every place that an arrow touches. */
    drawSpots(g, atSpot, arrows) {
      const spots = new Set(arrows.flatMap((arrow) => [arrow.from, arrow.to]));
      for (const spot of spots) {
        if (atSpot.has(spot) || this.isWide(spot)) continue;
        const [x, y] = this.at(spot);
        g.beginPath();
        g.arc(x, y, 3, 0, 2 * Math.PI);
        g.fillStyle = this.pen.theme.paper;
        g.fill();
        g.strokeStyle = this.pen.theme.text;
        g.lineWidth = 1.3;
        g.stroke();
      }
    },

    /* Symbols of one spot stand around it, and off those of the spots beside it. */
    drawSymbols(g, atSpot) {
      const radius = this.style.symbol_radius, taken = [];
      this.extents = new Map();
      for (const [spot, symbols] of atSpot) {
        const centre = this.at(spot);
        if (!this.isNear(centre, 60)) continue;
        let next = 0, extent = 0;
        for (const symbol of symbols) {
          const rank = freeRank(centre, next, symbols.length, radius, taken);
          const [x, y] = spread(centre, rank, symbols.length, radius);
          next = rank + 1;
          taken.push([x, y]);
          extent = Math.max(extent, Math.hypot(x - centre[0], y - centre[1]));
          const look = this.look(symbol.i);
          const dotted = look.line.dash.length > 0 && look.line.dash[0] < 1;
          this.pen.symbol(g, symbol.shape, x, y, radius, look.colour, { ...look, hollow: look.hollow || dotted });
          this.hits.push([x, y, symbol.i, 4]);
        }
        this.extents.set(spot, extent + radius + 4);
      }
    },

    drawLabels(g, curved, atSpot) {
      const weight = new Map();
      for (const { from, to } of curved) for (const s of [from, to]) weight.set(s, (weight.get(s) || 0) + 2);
      for (const [spot, symbols] of atSpot) weight.set(spot, (weight.get(spot) || 0) + symbols.length);
      const taken = this.hits.filter((hit) => hit[3]).map(([x, y]) => [x - 8, y - 8, x + 8, y + 8]);
      const heads = curved.map(({ curve }) => [curve.tip[0] - 9, curve.tip[1] - 9, curve.tip[0] + 9, curve.tip[1] + 9]);
      taken.push(...heads);
      const ways = []; // labels cross them only where there is no other room
      for (const { curve } of curved.slice(0, SHUNNED)) {
        for (let t = 0.08; t < 0.95; t += 0.06) {
          const [x, y] = Sandtable.pointOn(curve, t);
          ways.push([x - 3, y - 3, x + 3, y + 3]);
        }
      }
      g.textBaseline = "middle";
      g.lineJoin = "round";
      const spots = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a)).slice(0, LABELS);
      for (const spot of spots) {
        const count = (atSpot.get(spot) || []).length;
        const reach = this.extents.get(spot) || (this.anchors.has(spot) ? 12 : 7);
        const lines = this.linesOf(spot, atSpot.get(spot) || []);
        const width = Math.max(...lines.map(({ font, text }) => ((g.font = font), g.measureText(text).width)));
        const anchor = (!count && this.anchors.get(spot)) || this.at(spot);
        const around = [anchor, width, lines.length, reach, this.size];
        const box = fit(...around, [...taken, ...ways]) || fit(...around, taken);
        if (!box) continue;
        taken.push(box);
        lines.forEach(({ font, text, colour }, rank) => {
          const y = box[1] + LINE * (rank + 0.5);
          g.font = font;
          g.strokeStyle = this.pen.theme.casing;
          g.lineWidth = 3.2;
          g.strokeText(text, box[0], y);
          g.fillStyle = colour;
          g.fillText(text, box[0], y);
        });
      }
    },

    /* What a label says: the place, and the ends too vague to be drawn of what stands there. */
    linesOf(spot, symbols) {
      const { label, note } = this.style.text_sizes, { text: ink, muted } = this.pen.theme;
      const family = Sandtable.fontFamily(this.style), name = this.events.spots.name[spot].slice(0, 40);
      const font = (size, slant) => slant + size + "px " + family;
      const ends = new Set(symbols.map(({ i }) => this.events.vague_end[i]).filter((end) => end !== null));
      const notes = [...ends].slice(0, NOTES).map((end) => this.events.texts[end].slice(0, 60));
      const first = this.isWide(spot)
        ? { text: this.words.somewhere.replace("{place}", name), font: font(label, "italic "), colour: muted }
        : { text: name, font: font(label, "500 "), colour: ink };
      return [first, ...notes.map((text) => ({ text, font: font(note, "italic "), colour: muted }))];
    },

    /* Many marks: one path a colour, no casings, no labels. */
    drawPlain(g, { arrows, atSpot }) {
      const lines = new Map(), dots = new Map(), events = this.events;
      const pathOf = (paths, i) => {
        const colour = this.pen.hue(events.side[i]).mark;
        if (!paths.has(colour)) paths.set(colour, new Path2D());
        return paths.get(colour);
      };
      for (const { i, from, to } of arrows) {
        const a = this.at(from), b = this.at(to);
        if (!this.isNear(a, 0) && !this.isNear(b, 0)) continue;
        const path = pathOf(lines, i);
        path.moveTo(a[0], a[1]);
        path.lineTo(b[0], b[1]);
        pathOf(dots, i).rect(b[0] - 2, b[1] - 2, 4, 4);
        this.hits.push([b[0], b[1], i, 0]);
      }
      for (const [spot, symbols] of atSpot) {
        const [x, y] = this.at(spot);
        if (!this.isNear([x, y], 0)) continue;
        for (const { i } of symbols.slice(0, 20)) {
          pathOf(dots, i).rect(x - 2.5, y - 2.5, 5, 5);
          this.hits.push([x, y, i, 0]);
        }
      }
      g.globalAlpha = 0.25;
      g.lineWidth = 1;
      for (const [colour, path] of lines) {
        g.strokeStyle = colour;
        g.stroke(path);
      }
      g.globalAlpha = 0.8;
      for (const [colour, path] of dots) {
        g.fillStyle = colour;
        g.fill(path);
      }
      g.globalAlpha = 1;
    },

    hitCurve(i, curve) {
      const length = Math.hypot(curve.tip[0] - curve.a[0], curve.tip[1] - curve.a[1]);
      const steps = Math.max(4, Math.min(80, Math.ceil(length / 10)));
      for (let k = 0; k <= steps; k++) {
        const [x, y] = Sandtable.pointOn(curve, k / steps);
        if (this.isNear([x, y], 10)) this.hits.push([x, y, i, 0]);
      }
      this.hits.push([curve.tip[0], curve.tip[1], i, 0]);
    },

    /* Return the event nearest to a point of the container within the reach, or -1. */
    pick(x, y, reach) {
      if (!this.hits) return -1;
      if (!this.grid) this.grid = index(this.hits);
      let best = -1, least = reach;
      const column = Math.floor(x / CELL), row = Math.floor(y / CELL), span = Math.ceil(reach / CELL);
      for (let c = column - span; c <= column + span; c++) {
        for (let r = row - span; r <= row + span; r++) {
          for (const [hx, hy, i, bonus] of this.grid.get(c * 65536 + r) || []) {
            const distance = Math.hypot(hx - x, hy - y) - bonus;
            if (distance < least) {
              least = distance;
              best = i;
            }
          }
        }
      }
      return best;
    },

    /* Bounds of the events given, or null when none of them has a place. Whole countries
       count only where nothing more precise is named: they would shrink all the rest; the middle
       of one that bears symbols is kept in view if it is near. With `isCore` the few spots that
       lie far off from the others don't count either. */
    boundsOf(indices, isCore) {
      const { lon, lat, radius } = this.events.spots;
      const spots = [...new Set(indices.flatMap((i) => this.events.spots_of[i]))];
      const precise = spots.filter((spot) => !this.isWide(spot));
      const told = precise.length ? precise : spots;
      const bounds = L.latLngBounds([]);
      for (const spot of isCore ? coreOf(told, lon, lat) : told) {
        bounds.extend(L.latLng(lat[spot], lon[spot]).toBounds(2000 * radius[spot]));
      }
      if (!bounds.isValid()) return null;
      const around = bounds.pad(0.5);
      for (const [spot] of indices.flatMap((i) => this.events.symbols[i])) {
        const middle = L.latLng(lat[spot], lon[spot]);
        if (this.isWide(spot) && around.contains(middle)) bounds.extend(middle);
      }
      return bounds;
    },
  });

  /* Leave out spots so far off that all others would shrink to a point. */
  function coreOf(spots, lon, lat) {
    const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const x = middle(spots.map((spot) => lon[spot])), y = middle(spots.map((spot) => lat[spot]));
    const away = (spot) => Math.hypot((lon[spot] - x) * Math.cos((y * Math.PI) / 180), lat[spot] - y);
    const reach = OUTLIER * middle(spots.map(away));
    const near = spots.filter((spot) => away(spot) <= reach);
    return near.length >= 0.8 * spots.length ? near : spots;
  }

  function index(hits) {
    const grid = new Map();
    for (const hit of hits) {
      const key = Math.floor(hit[0] / CELL) * 65536 + Math.floor(hit[1] / CELL);
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key).push(hit);
    }
    return grid;
  }

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

  /* First position around a spot whose box is free and in view, or null. */
  function fit([x, y], width, lines, reach, size, taken) {
    const h = (LINE * lines) / 2, slant = 0.7 * reach;
    const boxes = [reach, reach + LINE / 2].flatMap((off) => [
      [x + off, y - h],
      [x - off - width, y - h],
      [x - width / 2, y - off - 2 * h],
      [x - width / 2, y + off],
      [x + slant, y - off - h],
      [x + slant, y + off - h],
      [x - slant - width, y - off - h],
      [x - slant - width, y + off - h],
    ]).map(([left, top]) => [left, top, left + width, top + 2 * h]);
    const isFree = (box) => !taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]);
    const isWhole = (box) => box[0] >= 2 && box[1] >= 2 && box[2] <= size.x - 2 && box[3] <= size.y - 2;
    return boxes.find((box) => isWhole(box) && isFree(box)) || null;
  }
})(window.Sandtable);
