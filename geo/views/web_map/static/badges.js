/* Military symbols (APP-6D) of those who act, in the colour of their side, where a person wants them. */
"use strict";
(function (Sandtable) {
  const SIZE = 22; // pixels

  class Badges {
    /* onReady is called when another picture can be drawn. */
    constructor(onReady) {
      Object.assign(this, { onReady, codes: [], drawings: null, isOn: false, pictures: new Map() });
    }

    setCodes(codes) {
      this.codes = codes || [];
    }

    /* SVG of every code. */
    setDrawings(drawings) {
      this.drawings = drawings;
      this.pictures.clear();
      this.onReady();
    }

    /* Draw the symbol of a force's code; false where there is none to draw. */
    draw(g, code, x, y, colour, halo) {
      if (!this.isOn || !this.drawings || code === null) return false;
      const picture = this.picture(this.codes[code], colour);
      if (!picture || !picture.complete) return false;
      g.fillStyle = halo || "#fff";
      const half = SIZE / 2 + (halo ? 3 : 1);
      if (halo) g.fillRect(x - half, y - half, 2 * half, 2 * half);
      g.drawImage(picture, x - SIZE / 2, y - SIZE / 2, SIZE, SIZE);
      return true;
    }

    picture(code, colour) {
      const key = code + colour;
      if (!this.pictures.has(key)) this.pictures.set(key, this.load(this.drawings[code], colour));
      return this.pictures.get(key);
    }

    /* The standard fills the frame by affiliation, which texts do not give: the side's colour
       stands in for it. */
    load(svg, colour) {
      if (!svg) return null;
      const picture = new Image();
      picture.onload = this.onReady;
      const filled = svg.replace(/fill="rgb\([^"]*\)"/, 'fill="' + colour + '" fill-opacity="0.55"').replace(/fill-opacity="1"/, "");
      picture.src = "data:image/svg+xml," + encodeURIComponent(filled);
      return picture;
    }
  }

  Sandtable.Badges = Badges;
})(window.Sandtable);
