/* Places that are vague: where they may lie, as areas. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;

  class Areas {
    constructor(style, pen) {
      Object.assign(this, { style, pen });
    }

    /* All fills go down as one flat layer, so that areas which overlap grow no darker. */
    draw(g, view, events, indices) {
      const areas = this.find(view, events, indices);
      const filled = areas.filter(({ isWide }) => !isWide);
      if (filled.length) this.fill(g, filled);
      g.save();
      g.lineWidth = 1;
      g.setLineDash([4, 4]);
      for (const { path, hue, isWide } of areas) {
        g.globalAlpha = isWide ? 0.35 : 0.55;
        g.strokeStyle = hue.mark;
        g.stroke(path);
      }
      g.restore();
    }

    fill(g, areas) {
      const flat = node("canvas", { width: g.canvas.width, height: g.canvas.height }), f = flat.getContext("2d");
      f.setTransform(g.getTransform());
      for (const { path, hue } of areas) {
        f.fillStyle = hue.fill;
        f.fill(path, "evenodd");
      }
      g.save();
      g.globalAlpha = 0.12;
      g.resetTransform();
      g.drawImage(flat, 0, 0);
      g.restore();
    }

    /* Every vague place once a side; one that is wide once, for nobody. */
    find(view, { side, spots, spots_of }, indices) {
      const areas = new Map();
      for (const i of indices) {
        for (const spot of spots_of[i]) {
          if (spots.radius[spot] < this.style.area_from_km) continue;
          const isWide = spots.radius[spot] >= this.style.wide_from_km, key = isWide ? spot : spot + "/" + side[i];
          if (areas.has(key)) continue;
          areas.set(key, { path: view.outline(spot), hue: this.pen.hue(isWide ? null : side[i]), isWide });
        }
      }
      return [...areas.values()];
    }
  }

  Sandtable.Areas = Areas;
})(window.Sandtable);
