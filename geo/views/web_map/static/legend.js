/* The legend: only what the events on the map use, drawn by the same pen. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;
  const WIDTH = 34, HEIGHT = 18;
  const LOW = 500; // pixels of height up to which a map has no room for an open legend
  const OTHERS = 4; // sides beyond the palette that are named

  class Legend {
    constructor({ words, style }) {
      Object.assign(this, { words, style, pen: new Sandtable.Pen(style) });
      this.body = node("div", { class: "st-legend-body" });
      const choose = () => (this.isChosen = true);
      this.element = node("details", { class: "st-legend", open: true }, node("summary", { on: { click: choose } }, words.legend), this.body);
    }

    /* Be open where the map has room for that, unless a person has chosen. */
    makeRoom(isNarrow, height) {
      if (!this.isChosen) this.element.open = !isNarrow && height > LOW;
    }

    /* Explain what these events use; `isGrouped` where rings and broad arrows stand for many. */
    show(events, indices, isGrouped) {
      this.last = [events, indices, isGrouped];
      const { words, style } = this, grey = this.pen.theme.no_side.mark;
      const used = use(events, indices), separator = () => node("span", { class: "st-legend-break" });
      const rows = [...this.sideRows(events, used.sides), separator()];
      if (isGrouped) {
        rows.push(this.row(words.ring, (g) => this.ring(g)));
        rows.push(this.row(words.flow, (g) => this.arrow(g, grey, [], 1, null, 5)));
        rows.push(this.row(words.flow_unreal, (g) => this.arrow(g, grey, [0.1, 1.9], 1, null, 4)));
        return this.body.replaceChildren(...rows);
      }
      if (used.hasArrow) rows.push(this.row(words.arrow, (g) => this.arrow(g, grey, [])));
      for (const shape of used.shapes) {
        const name = events.shapes[shape];
        rows.push(this.row(events.shape_labels[shape], (g) => this.pen.symbol(g, name, WIDTH / 2, HEIGHT / 2, 6.5, grey)));
      }
      rows.push(separator(), ...this.lineRows(events, used.statuses));
      if (used.hasHollow) {
        rows.push(this.row(words.vague_date, (g) => this.pen.symbol(g, "disc", WIDTH / 2, HEIGHT / 2, 6.5, grey, { hollow: true })));
      }
      const radius = (spot) => events.spots.radius[spot], isWide = (spot) => radius(spot) >= style.wide_from_km;
      if (used.spots.some((spot) => radius(spot) >= style.area_from_km)) rows.push(this.row(words.vague_place, (g) => this.area(g, grey)));
      if (used.ends.some(isWide)) rows.push(this.row(words.faded, (g) => this.arrow(g, grey, [], 1, [true, false])));
      return this.body.replaceChildren(...rows);
    }

    /* Draw anew, in the colours of another theme. */
    repaint() {
      if (this.last) this.show(...this.last);
    }

    /* One row a side; those beyond the palette share one, which names them. */
    sideRows(events, sides) {
      const named = [], others = [];
      for (const side of sides) (events.side_slots[side] < this.style.theme.hues.length ? named : others).push(side);
      const rows = named.map((side) => {
        const slot = events.side_slots[side];
        return this.row(events.sides[side] || this.words.no_side, (g) => this.swatch(g, this.pen.hue(slot).mark));
      });
      if (!others.length) return rows;
      const names = others.map((side) => events.sides[side]), most = names.slice(0, OTHERS).join(", ");
      const left = names.length > OTHERS ? " +" + (names.length - OTHERS) : "";
      const row = this.row(this.words.other_sides.replace("{names}", most + left), (g) => this.swatch(g, this.pen.theme.other_side.mark));
      row.title = names.join(", ");
      return [...rows, row];
    }

    lineRows(events, statuses) {
      const labels = new Map(statuses.map((code) => {
        const line = this.style.lines[events.statuses[code]];
        return [line.label, line];
      }));
      const grey = this.pen.theme.no_side.mark;
      return [...labels].map(([label, line]) => this.row(label, (g) => {
        this.arrow(g, grey, line.dash, line.opacity);
        if (line.crossed) this.pen.cross(g, WIDTH / 2 - 4, HEIGHT / 2, 4);
      }));
    }

    row(label, draw) {
      const ratio = window.devicePixelRatio || 1;
      const canvas = node("canvas", { width: WIDTH * ratio, height: HEIGHT * ratio, "aria-hidden": "true" });
      canvas.style.width = WIDTH + "px";
      canvas.style.height = HEIGHT + "px";
      const g = canvas.getContext("2d");
      g.scale(ratio, ratio);
      draw(g);
      return node("div", { class: "st-legend-row" }, canvas, node("span", { dir: "auto" }, label));
    }

    swatch(g, colour) {
      g.fillStyle = colour;
      g.beginPath();
      g.roundRect(5, 4, WIDTH - 10, HEIGHT - 8, 3);
      g.fill();
    }

    ring(g) {
      const { hues, no_side: none } = this.pen.theme;
      g.lineWidth = 4;
      [hues[0], hues[1], none].forEach((hue, k) => {
        g.strokeStyle = hue.mark;
        g.beginPath();
        g.arc(WIDTH / 2, HEIGHT / 2, 6, (k * 2 * Math.PI) / 3, ((k + 1) * 2 * Math.PI) / 3);
        g.stroke();
      });
    }

    arrow(g, colour, dash, opacity = 1, fades = null, width = 2.4) {
      const y = HEIGHT / 2, curve = { a: [2, y], c: [WIDTH / 2, y], b: [WIDTH - 8, y], tip: [WIDTH - 1, y], fades };
      this.pen.line(g, curve, width, colour, { dash, opacity });
      this.pen.head(g, curve, 2.4, colour, { opacity });
    }

    area(g, colour) {
      g.strokeStyle = colour;
      g.fillStyle = colour + "22";
      g.setLineDash([3, 3]);
      g.beginPath();
      g.arc(WIDTH / 2, HEIGHT / 2, 7.5, 0, 2 * Math.PI);
      g.fill();
      g.stroke();
    }
  }

  /* What the events use of each of the map's signs. */
  function use(events, indices) {
    const found = (column) => events.distinct(column, indices), unique = (values) => [...new Set(values)];
    const lists = (column) => [...found(column)].flat(), sorted = (values) => unique(values).sort((a, b) => a - b);
    const ends = unique(lists("arrows").flatMap(([from, to]) => [from, to]));
    return {
      sides: sorted(found("side_name")),
      shapes: sorted(lists("symbols").map(([, shape]) => shape)),
      statuses: [...found("status")],
      spots: unique(lists("spots_of")),
      ends,
      hasArrow: ends.length > 0,
      hasHollow: found("hollow").has(1),
    };
  }

  Sandtable.Legend = Legend;
})(window.Sandtable);
