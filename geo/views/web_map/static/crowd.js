/* Too many marks to draw each: places near one another become one ring of counts by side, and
   the ways between two such groups one arrow a side, wider for more. */
"use strict";
(function (Sandtable) {
  const NEAR = 58; // pixels within which places are one group
  const MOST_FLOWS = 240; // arrows drawn at once, the largest
  const RING = 5; // pixels of a ring's thickness
  const FAINT = 0.45; // opacity of what was planned or is denied

  class Crowd {
    constructor(events, style) {
      Object.assign(this, { events, style, ofZoom: new Map() });
      this.sides = style.theme.hues.length + 2; // the palette, other sides, side not known
      this.kinds = 2 * this.sides;
      this.kindOf = Uint8Array.from(events.side, (slot, i) => 2 * (slot ?? this.sides - 1) + (this.isUnreal(i) ? 1 : 0));
      this.weigh();
    }

    /* Planned, conditional and denied events are counted apart from those that happened. */
    isUnreal(i) {
      const line = this.style.lines[this.events.statuses[this.events.status[i]]];
      return line.crossed || (line.dash.length > 0 && line.dash[0] < 1);
    }

    /* Once for all: how much every spot bears, and the distinct ways between spots. */
    weigh() {
      const { ways, marks, spots } = this.events, [from, to] = ways.columns, numbers = new Map();
      this.weight = new Int32Array(spots.lon.length);
      for (const spot of marks.columns[0]) this.weight[spot]++;
      this.wayOf = new Int32Array(from.length);
      this.ways = [];
      for (let row = 0; row < from.length; row++) {
        this.weight[from[row]]++;
        this.weight[to[row]]++;
        const key = from[row] * this.weight.length + to[row];
        if (!numbers.has(key)) numbers.set(key, this.ways.push([from[row], to[row]]) - 1);
        this.wayOf[row] = numbers.get(key);
      }
    }

    /* The groups of one zoom. They depend on nothing else, so that playing moves none of them. */
    groups(view) {
      if (!this.ofZoom.has(view.zoom)) this.ofZoom.set(view.zoom, this.group(view));
      return this.ofZoom.get(view.zoom);
    }

    group({ x, y, scale }) {
      const { weight, style, events: { spots } } = this, cells = new Map(), centres = [], groupOf = new Int32Array(weight.length);
      const order = [...weight.keys()].sort((a, b) => weight[b] - weight[a] || a - b);
      for (const spot of order) {
        const px = x[spot] * scale, py = y[spot] * scale, isWide = spots.radius[spot] >= style.wide_from_km;
        const column = Math.floor(px / NEAR), row = Math.floor(py / NEAR);
        let found = -1;
        for (let k = 0; k < 9 && found < 0; k++) {
          for (const group of cells.get(column - 1 + (k % 3) + "/" + (row - 1 + Math.floor(k / 3))) || []) {
            const centre = centres[group];
            if (!isWide && !centre.isWide && Math.hypot(centre.x - px, centre.y - py) < NEAR) found = group;
          }
        }
        if (found < 0) {
          found = centres.push({ spot, x: px, y: py, isWide, spots: [] }) - 1;
          const cell = column + "/" + row;
          if (!cells.has(cell)) cells.set(cell, []);
          cells.get(cell).push(found);
        }
        centres[found].spots.push(spot);
        groupOf[spot] = found;
      }
      return { centres, groupOf, ...this.pair(groupOf) };
    }

    /* The pairs of groups that ways join; -1 for a way inside one group. */
    pair(groupOf) {
      const numbers = new Map(), pairs = [];
      const pairOf = Int32Array.from(this.ways, ([from, to]) => {
        const a = groupOf[from], b = groupOf[to], key = a + "-" + b;
        if (a === b) return -1;
        if (!numbers.has(key)) numbers.set(key, pairs.push([a, b]) - 1);
        return numbers.get(key);
      });
      return { pairs, pairOf };
    }

    /* How many of the events each group and each pair has, by kind; an event counts once in each. */
    count(indices, { centres, groupOf, pairs, pairOf }) {
      const { kinds, kindOf, wayOf, events: { ways, marks } } = this;
      const at = new Int32Array(centres.length * kinds), between = new Int32Array(pairs.length * kinds);
      const seen = new Int32Array(centres.length).fill(-1), spots = marks.columns[0], from = ways.columns[0];
      for (const i of indices) {
        for (let row = marks.at[i]; row < marks.at[i + 1]; row++) {
          const group = groupOf[spots[row]];
          if (seen[group] !== i) at[group * kinds + kindOf[i]]++;
          seen[group] = i;
        }
        for (let row = ways.at[i]; row < ways.at[i + 1]; row++) {
          const pair = pairOf[wayOf[row]], group = groupOf[from[row]];
          if (pair >= 0) between[pair * kinds + kindOf[i]]++;
          else if (seen[group] !== i) {
            at[group * kinds + kindOf[i]]++;
            seen[group] = i;
          }
        }
      }
      return { at, between };
    }

    draw(g, pen, view, indices) {
      const groups = this.groups(view), counts = this.count(indices, groups);
      const place = ({ spot }) => view.at(spot);
      const totals = groups.centres.map((_, group) => this.sum(counts.at, group));
      const flows = this.flows(groups, counts.between).filter(({ from, to }) =>
        view.isNear(place(from), 300) || view.isNear(place(to), 300));
      for (const flow of flows) flow.curve = this.curve(flow, place, totals, pen);
      const drawn = flows.filter(({ curve }) => curve);
      for (const { curve, width } of drawn) pen.casing(g, curve, width);
      for (const { curve, width, kind } of drawn) {
        const look = { dash: kind % 2 ? [0.1, 1.9] : [], opacity: 0.85 };
        pen.line(g, curve, width, this.hue(pen, kind), look);
        pen.head(g, curve, Math.min(width, 4), this.hue(pen, kind), {});
      }
      const ends = new Set(drawn.flatMap((flow) => flow.ends));
      const rings = groups.centres
        .map((centre, group) => ({ centre, group, total: totals[group], at: place(centre) }))
        .filter(({ centre, group, total, at }) => (total || (ends.has(group) && !centre.isWide)) && view.isNear(at, 40));
      for (const ring of rings) ring.total ? this.ring(g, pen, ring, counts.at) : pen.spot(g, ...ring.at);
      return { flows: drawn, rings };
    }

    /* The largest flows, smallest first, so that the largest lie on top. */
    flows({ centres, pairs }, between) {
      const found = [];
      pairs.forEach(([from, to], pair) => {
        let rank = 0;
        for (let kind = 0; kind < this.kinds; kind++) {
          const count = between[pair * this.kinds + kind];
          if (!count) continue;
          const width = Math.min(8, 1.8 + 0.9 * Math.log2(count));
          found.push({ pair, kind, count, width, rank: rank++, from: centres[from], to: centres[to], ends: [from, to] });
        }
      });
      return found.sort((a, b) => b.count - a.count).slice(0, MOST_FLOWS).reverse();
    }

    curve({ from, to, ends, rank, width }, place, totals, pen) {
      const share = this.style.arrow_bend * (1 + 0.75 * rank), fades = [from.isWide, to.isWide];
      const gaps = ends.map((group) => (totals[group] ? radiusOf(totals[group]) + 3 : 6));
      const [a, b] = Sandtable.apart(place(from), place(to));
      const headLength = pen.headLength(Math.min(width, 4));
      return Sandtable.bend(a, b, { share, gaps, headLength, fades, wideGap: this.style.wide_gap });
    }

    sum(counts, group) {
      let total = 0;
      for (let kind = 0; kind < this.kinds; kind++) total += counts[group * this.kinds + kind];
      return total;
    }

    hue(pen, kind) {
      const side = kind >> 1;
      return pen.hue(side === this.sides - 1 ? null : side).mark;
    }

    ring(g, pen, { group, total, at: [x, y] }, counts) {
      const radius = radiusOf(total), { theme } = pen;
      g.beginPath();
      g.arc(x, y, radius + 1.6, 0, 2 * Math.PI);
      g.fillStyle = theme.paper;
      g.fill();
      g.lineWidth = RING;
      let angle = -Math.PI / 2;
      for (let kind = 0; kind < this.kinds; kind++) {
        const share = (counts[group * this.kinds + kind] / total) * 2 * Math.PI;
        if (!share) continue;
        g.globalAlpha = kind % 2 ? FAINT : 1;
        g.strokeStyle = this.hue(pen, kind);
        g.beginPath();
        g.arc(x, y, radius - RING / 2, angle, angle + share);
        g.stroke();
        angle += share;
      }
      g.globalAlpha = 1;
      g.fillStyle = theme.text;
      g.font = "600 " + (total < 1000 ? 11 : 10.5) + "px " + Sandtable.fontFamily(this.style);
      g.textAlign = "center";
      g.textBaseline = "middle";
      g.fillText(short(total), x, y + 0.5);
      g.textAlign = "start";
    }

    /* Those of the events that stand in a group or move inside it. */
    inGroup(indices, view, group) {
      const { groupOf, pairOf } = this.groups(view), { ways, marks } = this.events;
      return indices.filter((i) => {
        for (let row = marks.at[i]; row < marks.at[i + 1]; row++) if (groupOf[marks.columns[0][row]] === group) return true;
        for (let row = ways.at[i]; row < ways.at[i + 1]; row++) {
          if (pairOf[this.wayOf[row]] < 0 && groupOf[ways.columns[0][row]] === group) return true;
        }
        return false;
      });
    }

    /* Those of the events that one arrow stands for. */
    inFlow(indices, view, { pair, kind }) {
      const { pairOf } = this.groups(view), { ways } = this.events;
      return indices.filter((i) => {
        if (this.kindOf[i] !== kind) return false;
        for (let row = ways.at[i]; row < ways.at[i + 1]; row++) if (pairOf[this.wayOf[row]] === pair) return true;
        return false;
      });
    }
  }

  /* Pixels of a ring for so many events; without any it is the end of an arrow. */
  function radiusOf(total) {
    return total ? 10 + 5 * Math.log10(total) : 3;
  }

  /* A count in at most four characters. */
  function short(count) {
    return count < 1000 ? String(count) : count < 9950 ? (count / 1000).toFixed(1) + "k" : Math.round(count / 1000) + "k";
  }

  Object.assign(Sandtable, { Crowd, radiusOf });
})(window.Sandtable);
