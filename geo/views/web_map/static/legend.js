/* The legend: only what the events on the map use, drawn by the same pen. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;
  const WIDTH = 34, HEIGHT = 18;

  class Legend {
    constructor({ words, style }) {
      Object.assign(this, { words, style, pen: new Sandtable.Pen(style) });
      this.body = node("div", { class: "st-legend-body" });
      const open = window.innerWidth > 640;
      this.element = node("details", { class: "st-legend", open }, node("summary", {}, words.legend), this.body);
    }

    show(events, indices) {
      const { words, style } = this, rows = [];
      const used = (read) => [...new Set(indices.flatMap(read))];
      for (const side of used((i) => [events.side_name[i]]).sort((a, b) => a - b)) {
        const name = events.sides[side] || words.no_side, slot = events.side_slots[side];
        rows.push(this.row(name, (g) => this.swatch(g, this.pen.hue(slot).mark)));
      }
      rows.push(node("span", { class: "st-legend-break" }));
      const grey = this.pen.theme.no_side.mark;
      if (indices.some((i) => events.arrows[i].length)) rows.push(this.row(words.arrow, (g) => this.arrow(g, grey, [])));
      for (const shape of used((i) => events.symbols[i].map(([, code]) => code)).sort((a, b) => a - b)) {
        const name = events.shapes[shape];
        rows.push(this.row(events.shape_labels[shape], (g) => this.pen.symbol(g, name, WIDTH / 2, HEIGHT / 2, 6.5, grey)));
      }
      rows.push(node("span", { class: "st-legend-break" }), ...this.lineRows(events, used((i) => [events.status[i]])));
      if (indices.some((i) => events.hollow[i])) {
        rows.push(this.row(words.vague_date, (g) => this.pen.symbol(g, "disc", WIDTH / 2, HEIGHT / 2, 6.5, grey, { hollow: true })));
      }
      if (indices.some((i) => events.spots_of[i].some((spot) => events.spots.radius[spot] >= style.area_from_km))) {
        rows.push(this.row(words.vague_place, (g) => this.area(g, grey)));
      }
      const isWide = (spot) => events.spots.radius[spot] >= style.wide_from_km;
      if (indices.some((i) => events.arrows[i].some(([from, to]) => isWide(from) || isWide(to)))) {
        rows.push(this.row(words.faded, (g) => this.arrow(g, grey, [], 1, [true, false])));
      }
      this.body.replaceChildren(...rows);
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

    arrow(g, colour, dash, opacity = 1, fades = null) {
      const y = HEIGHT / 2, curve = { a: [2, y], c: [WIDTH / 2, y], b: [WIDTH - 8, y], tip: [WIDTH - 1, y], fades };
      this.pen.line(g, curve, 2.4, colour, { dash, opacity });
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

  Sandtable.Legend = Legend;
})(window.Sandtable);
