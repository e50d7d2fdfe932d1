/* What lies under the pointer: points of drawn marks in a grid of cells. */
"use strict";
(function (Sandtable) {
  const CELL = 24; // pixels

  class Picking {
    constructor() {
      this.clear();
    }

    clear() {
      this.points = [];
      this.grid = null;
    }

    /* Add a point of a target; within `radius` pixels the pointer is on it. */
    add(x, y, target, radius = 0) {
      this.points.push([x, y, target, radius]);
    }

    /* Return the target nearest to a point within the reach in pixels, or null. */
    at(x, y, reach) {
      this.grid ??= this.index();
      let best = null, least = reach;
      const column = Math.floor(x / CELL), row = Math.floor(y / CELL), span = Math.ceil((reach + this.widest) / CELL);
      for (let c = column - span; c <= column + span; c++) {
        for (let r = row - span; r <= row + span; r++) {
          for (const [px, py, target, radius] of this.grid.get(c * 65536 + r) || []) {
            const distance = Math.hypot(px - x, py - y) - radius;
            if (distance < least) {
              least = distance;
              best = target;
            }
          }
        }
      }
      return best;
    }

    index() {
      const grid = new Map();
      this.widest = 0;
      for (const point of this.points) {
        const key = Math.floor(point[0] / CELL) * 65536 + Math.floor(point[1] / CELL);
        if (!grid.has(key)) grid.set(key, []);
        grid.get(key).push(point);
        this.widest = Math.max(this.widest, point[3]);
      }
      return grid;
    }
  }

  Sandtable.Picking = Picking;
})(window.Sandtable);
