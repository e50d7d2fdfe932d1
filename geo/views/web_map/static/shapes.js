/* Drawing of single marks on a 2D canvas context, in the style of geo.views.style. */
"use strict";
(function (Sandtable) {
  const LEAST_LENGTH = 22; // pixels of an arrow whose ends nearly meet at this zoom
  const SHARP_GAP = 0.2; // share of an arrow that it leaves out at most before a place

  class Pen {
    constructor(style) {
      this.style = style;
      this.paths = new Map();
    }

    /* The theme may change while the page is open. */
    get theme() {
      return this.style.theme;
    }

    /* Sides beyond the palette share a colour of their own, told apart from no side. */
    hue(slot) {
      return slot === null || slot === undefined ? this.theme.no_side : this.theme.hues[slot] || this.theme.other_side;
    }

    /* Fill a symbol at x, y; hollow means paper inside and colour at the edge. */
    symbol(g, shape, x, y, radius, colour, options) {
      const { hollow = false, crossed = false, opacity = 1, halo = null } = options || {};
      g.save();
      g.translate(x, y);
      const path = this.outline(shape, radius);
      g.lineJoin = "round";
      g.strokeStyle = halo || this.theme.casing;
      g.lineWidth = 2 * this.style.casing + (hollow ? 3 : 0) + (halo ? 3 : 0);
      g.stroke(path);
      g.globalAlpha = opacity;
      g.fillStyle = hollow ? this.theme.paper : colour;
      g.fill(path);
      if (hollow) {
        g.strokeStyle = colour;
        g.lineWidth = 1.7;
        g.stroke(path);
      }
      g.restore();
      if (crossed) this.cross(g, x, y, radius + 2);
    }

    /* A small ring at a place that an arrow touches. */
    spot(g, x, y) {
      g.beginPath();
      g.arc(x, y, 3, 0, 2 * Math.PI);
      g.fillStyle = this.theme.paper;
      g.fill();
      g.strokeStyle = this.theme.text;
      g.lineWidth = 1.3;
      g.stroke();
    }

    outline(shape, radius) {
      const key = shape + radius;
      if (!this.paths.has(key)) {
        const path = new Path2D();
        for (const ring of this.style.outlines[shape]) {
          ring.forEach(([px, py], k) => path[k ? "lineTo" : "moveTo"](px * radius, -py * radius));
          path.closePath();
        }
        this.paths.set(key, path);
      }
      return this.paths.get(key);
    }

    cross(g, x, y, radius) {
      g.save();
      g.lineCap = "round";
      for (const [colour, width] of [[this.theme.casing, 5], [this.theme.text, 2]]) {
        g.strokeStyle = colour;
        g.lineWidth = width;
        g.beginPath();
        g.moveTo(x - radius, y + radius);
        g.lineTo(x + radius, y - radius);
        g.moveTo(x - radius, y - radius);
        g.lineTo(x + radius, y + radius);
        g.stroke();
      }
      g.restore();
    }

    casing(g, curve, width, halo) {
      g.strokeStyle = halo || this.ink(g, curve, this.theme.casing);
      g.lineWidth = width + 2 * this.style.casing + (halo ? 3 : 0);
      g.lineCap = "round";
      trace(g, curve);
      g.stroke();
    }

    line(g, curve, thickness, colour, line) {
      const [core, breadth] = this.style.hollow_line;
      const width = line.hollow ? thickness * breadth : thickness;
      g.save();
      g.strokeStyle = this.ink(g, curve, colour);
      g.globalAlpha = line.opacity;
      g.lineWidth = width;
      g.lineCap = line.dash.length ? (line.dash[0] < 1 ? "round" : "butt") : "round";
      g.setLineDash(line.dash.map((part) => part * width));
      trace(g, curve);
      g.stroke();
      if (line.hollow) {
        g.strokeStyle = this.ink(g, curve, this.theme.casing);
        g.lineWidth = width * core;
        trace(g, curve);
        g.stroke();
      }
      g.restore();
    }

    /* Arrowhead with its tip at the curve's end. */
    head(g, curve, width, colour, options) {
      const { hollow = false, opacity = 1, halo = null } = options || {};
      const w = Math.max(width, 2.4);
      const length = w * this.style.head[0], half = (w * this.style.head[1]) / 2;
      const angle = Math.atan2(curve.tip[1] - curve.c[1], curve.tip[0] - curve.c[0]);
      g.save();
      g.translate(curve.tip[0], curve.tip[1]);
      g.rotate(angle);
      g.beginPath();
      g.moveTo(0, 0);
      g.lineTo(-length, half);
      g.lineTo(-length * 0.78, 0);
      g.lineTo(-length, -half);
      g.closePath();
      g.lineJoin = "round";
      g.strokeStyle = halo || this.theme.casing;
      g.lineWidth = 2 * this.style.casing + (halo ? 3 : 0);
      g.stroke();
      g.globalAlpha = opacity;
      g.fillStyle = hollow ? this.theme.paper : colour;
      g.fill();
      if (hollow) {
        g.strokeStyle = colour;
        g.lineWidth = 1.6;
        g.stroke();
      }
      g.restore();
    }

    /* The colour of a curve ("#rrggbb"), running out towards the ends that fade. */
    ink(g, { a, b, fades }, colour) {
      if (!fades || !(fades[0] || fades[1])) return colour;
      const [over, least] = this.style.fade, gradient = g.createLinearGradient(a[0], a[1], b[0], b[1]);
      const faint = colour + Math.round(255 * least).toString(16).padStart(2, "0");
      gradient.addColorStop(0, fades[0] ? colour + "00" : colour);
      gradient.addColorStop(over, colour);
      gradient.addColorStop(1 - over, colour);
      gradient.addColorStop(1, fades[1] ? faint : colour);
      return gradient;
    }

    headLength(width) {
      return Math.max(width, 2.4) * this.style.head[0];
    }
  }

  /* The ends of a way, moved apart around their middle where they are too close for an arrow. */
  function apart(a, b) {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]), rest = (LEAST_LENGTH - length) / 2;
    return length > 0 && rest > 0 ? [towards(a, b, -rest), towards(b, a, -rest)] : [a, b];
  }

  /* Quadratic curve from a to b, bent to the right of its way; null where both are one point.
     `b` is where the shaft ends (inside the head), `tip` where the head ends. The curve keeps
     the gaps from a and b; an end that fades lies somewhere in a wide area, and its gap takes up
     to `wideGap` of the length. */
  function bend(a, b, { share, gaps, headLength, fades, wideGap }) {
    const dx = b[0] - a[0], dy = b[1] - a[1], length = Math.hypot(dx, dy);
    if (length === 0) return null;
    const c = [(a[0] + b[0]) / 2 - dy * share, (a[1] + b[1]) / 2 + dx * share];
    const start = towards(a, c, Math.min(gaps[0], length * (fades[0] ? wideGap : SHARP_GAP)));
    const tip = towards(b, c, Math.min(gaps[1], length * (fades[1] ? wideGap : SHARP_GAP)));
    return { a: start, c, b: towards(tip, c, headLength * 0.8), tip, fades };
  }

  function towards(from, to, distance) {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    return [from[0] + ((to[0] - from[0]) * distance) / length, from[1] + ((to[1] - from[1]) * distance) / length];
  }

  function trace(g, { a, c, b }) {
    g.beginPath();
    g.moveTo(a[0], a[1]);
    g.quadraticCurveTo(c[0], c[1], b[0], b[1]);
  }

  function pointOn({ a, c, b }, t) {
    const s = 1 - t;
    return [s * s * a[0] + 2 * s * t * c[0] + t * t * b[0], s * s * a[1] + 2 * s * t * c[1] + t * t * b[1]];
  }

  Object.assign(Sandtable, { Pen, apart, bend, pointOn });
})(window.Sandtable);
