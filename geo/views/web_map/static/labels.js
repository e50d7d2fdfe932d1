/* Labels that cover neither one another nor what is drawn. */
"use strict";
(function (Sandtable) {
  const LINE = 16; // pixels of a line of a label

  class Labels {
    /* `size` is that of the map in pixels; labels stay inside it and off the boxes (left, top,
       right, bottom) that something covers. */
    constructor(g, size, theme, covered) {
      Object.assign(this, { g, size, theme, taken: [...covered], ways: [] });
      g.textBaseline = "middle";
      g.lineJoin = "round";
    }

    /* Keep a circle free of labels. */
    avoid(x, y, radius) {
      this.taken.push([x - radius, y - radius, x + radius, y + radius]);
    }

    /* Keep a curve free where there is room elsewhere. */
    avoidWay(curve) {
      for (let t = 0.08; t < 0.95; t += 0.06) {
        const [x, y] = Sandtable.pointOn(curve, t);
        this.ways.push([x - 3, y - 3, x + 3, y + 3]);
      }
    }

    /* Write lines ({text, font, colour}) beside a point, or nothing where there is no room. */
    write(lines, at, reach) {
      const { g } = this;
      const width = Math.max(...lines.map(({ font, text }) => ((g.font = font), g.measureText(text).width)));
      const boxes = around(at, width, LINE * lines.length, reach).filter((box) => this.isInside(box));
      const free = boxes.filter((box) => !meetsAny(box, this.taken));
      const box = free.find((one) => !meetsAny(one, this.ways)) || free[0];
      if (!box) return false;
      this.taken.push(box);
      lines.forEach(({ font, text, colour }, rank) => {
        const y = box[1] + LINE * (rank + 0.5);
        g.font = font;
        g.strokeStyle = this.theme.casing;
        g.lineWidth = 3.2;
        g.strokeText(text, box[0], y);
        g.fillStyle = colour;
        g.fillText(text, box[0], y);
      });
      return true;
    }

    isInside([left, top, right, bottom]) {
      return left >= 2 && top >= 2 && right <= this.size.x - 2 && bottom <= this.size.y - 2;
    }
  }

  /* Boxes around a point, the best first. */
  function around([x, y], width, height, reach) {
    const h = height / 2, slant = 0.7 * reach;
    return [reach, reach + LINE / 2].flatMap((off) => [
      [x + off, y - h],
      [x - off - width, y - h],
      [x - width / 2, y - off - height],
      [x - width / 2, y + off],
      [x + slant, y - off - h],
      [x + slant, y + off - h],
      [x - slant - width, y - off - h],
      [x - slant - width, y + off - h],
    ]).map(([left, top]) => [left, top, left + width, top + height]);
  }

  function meetsAny(box, others) {
    return others.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]);
  }

  Sandtable.Labels = Labels;
})(window.Sandtable);
