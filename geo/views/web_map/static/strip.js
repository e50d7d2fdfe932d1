/* The strip of the clock: a histogram stacked by side, the intervals of vague dates, handles. */
"use strict";
(function (Sandtable) {
  const { node, formatDay } = Sandtable;
  const BINS = 160;
  const RAIL = 9, LANES = 3; // pixels under the bars where intervals of vague dates are drawn
  const TICKS = 14; // pixels of the line of dates
  const INTERVALS = 60; // more than this are seen in the bars alone

  class Strip {
    /* onMove(first, last) is called while a person drags, onSettle() when that ends. */
    constructor({ words, style, onMove, onSettle }) {
      Object.assign(this, { words, style, onMove, onSettle });
      Object.assign(this, { start: null, end: null, first: null, last: null, isOpen: false, bins: [], intervals: [], marked: null });
      this.canvas = node("canvas", { class: "st-histogram", "aria-hidden": "true" });
      this.inputs = ["from_day", "to_day"].map((name, k) => this.handle(words[name], k));
      this.element = node("div", { class: "st-strip", on: { pointerdown: (event) => this.grab(event) } }, this.canvas, this.inputs);
      new ResizeObserver(() => this.draw()).observe(this.element);
    }

    handle(label, k) {
      const input = (event) => {
        const day = Number(event.target.value);
        if (k) this.onMove(this.isOpen ? this.first : Math.min(this.first, day), day);
        else this.onMove(day, Math.max(this.last, day));
      };
      const on = { input, change: () => this.onSettle() };
      return node("input", { type: "range", class: "st-range", step: 1, min: 0, max: 1, "aria-label": label, on });
    }

    setExtent(start, end) {
      Object.assign(this, { start, end });
      for (const input of this.inputs) Object.assign(input, { min: start ?? 0, max: end ?? 1, disabled: start === end });
    }

    /* The window in days; `isOpen` where it has no first day. */
    set(first, last, isOpen) {
      Object.assign(this, { first, last, isOpen });
      this.inputs.forEach((input, k) => {
        const day = k ? last : first;
        input.value = day;
        input.setAttribute("aria-valuetext", formatDay(day));
        input.hidden = k === 0 && isOpen;
      });
      this.draw();
    }

    /* Drag the window by its middle; a press beside it brings it there. */
    grab(event) {
      if (event.target !== this.canvas && event.target !== this.element) return;
      if (this.start === null || event.button) return;
      const box = this.element.getBoundingClientRect(), { first, last } = this;
      const dayAt = (x) => this.start + Math.floor(((x - box.left) / box.width) * this.days);
      const pressed = dayAt(event.clientX), isInside = !this.isOpen && first <= pressed && pressed <= last;
      const from = isInside ? first : this.isOpen ? first : pressed - Math.round((last - first) / 2);
      const move = (at) => this.shift(from, last - first, isInside || !this.isOpen ? dayAt(at) - pressed : 0, dayAt(at));
      const drag = (moved) => move(moved.clientX);
      const stop = () => {
        this.element.removeEventListener("pointermove", drag);
        this.onSettle();
      };
      if (!isInside) move(event.clientX);
      this.element.setPointerCapture(event.pointerId);
      this.element.addEventListener("pointermove", drag);
      this.element.addEventListener("pointerup", stop, { once: true });
      this.element.addEventListener("pointercancel", stop, { once: true });
    }

    /* Move a window of this width by some days, inside the extent; an open one ends at the day. */
    shift(from, width, by, day) {
      const clamp = (value, least, most) => Math.max(least, Math.min(most, value));
      if (this.isOpen) return this.onMove(this.first, clamp(day, this.start, this.end));
      const first = clamp(from + by, this.start, this.end - width);
      return this.onMove(first, first + width);
    }

    get days() {
      return this.end - this.start + 1;
    }

    /* Stack the events by side; one of several days is shared out over them. */
    setEvents(events, indices, hollowFromDays) {
      const bins = Math.min(this.days, BINS), counts = new Map(), long = [];
      for (const i of indices) {
        if (events.first[i] === null) continue;
        const slot = events.side[i];
        if (!counts.has(slot)) counts.set(slot, new Float64Array(bins));
        const low = this.binOf(events.start[i], bins), high = this.binOf(events.end[i], bins), share = counts.get(slot);
        for (let b = low; b <= high; b++) share[b] += 1 / (high - low + 1);
        if (events.end[i] - events.start[i] + 1 >= hollowFromDays) long.push(i);
      }
      this.bins = [...counts].sort(([a], [b]) => (a ?? 99) - (b ?? 99)).map(([slot, share]) => ({ slot, share }));
      this.intervals = long.length > INTERVALS ? [] : pack(long.map((i) => ({ first: events.start[i], last: events.end[i], slot: events.side[i] })));
      this.draw();
    }

    binOf(day, bins) {
      return Math.floor(((day - this.start) * bins) / this.days);
    }

    /* Mark the days of one event, [first, last] or null. */
    mark(days) {
      if (String(days) === String(this.marked)) return;
      this.marked = days;
      this.draw();
    }

    draw() {
      const { offsetWidth: width, offsetHeight: height } = this.element, ratio = window.devicePixelRatio || 1;
      if (!width || this.start === null) return;
      Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
      const g = this.canvas.getContext("2d"), { theme } = this.style;
      g.scale(ratio, ratio);
      const rail = this.intervals.length ? RAIL : 0, base = height - TICKS - rail;
      const x = (day) => ((day - this.start) / this.days) * width, from = x(this.isOpen ? this.start : this.first), to = x(this.last + 1);
      g.fillStyle = theme.name === "dark" ? theme.land : theme.water;
      g.fillRect(from, 0, Math.max(2, to - from), base + rail);
      this.drawBars(g, width, base, [from, to]);
      this.drawIntervals(g, x, base);
      g.fillStyle = theme.furniture;
      g.fillRect(0, base + rail, width, 1);
      this.drawMarked(g, x, base + rail);
      g.fillStyle = theme.text;
      if (!this.isOpen) g.fillRect(Math.max(0, from - 1), 0, 2, base + rail);
      g.fillRect(Math.min(width - 2, to - 1), 0, 2, base + rail);
      this.drawTicks(g, x, width, height, theme);
    }

    colour(slot) {
      const { theme } = this.style;
      return (slot === null ? theme.no_side : theme.hues[slot] || theme.other_side).mark;
    }

    drawBars(g, width, base, [from, to]) {
      if (!this.bins.length) return;
      const count = this.bins[0].share.length, wide = width / count;
      let highest = 0;
      for (let b = 0; b < count; b++) highest = Math.max(highest, this.bins.reduce((sum, bin) => sum + bin.share[b], 0));
      for (let b = 0; b < count; b++) {
        const middle = (b + 0.5) * wide;
        g.globalAlpha = middle >= from && middle <= to ? 1 : 0.35;
        let top = base;
        for (const { slot, share } of this.bins) {
          const height = (share[b] / highest) * (base - 4);
          if (height < 0.2) continue;
          g.fillStyle = this.colour(slot);
          g.fillRect(b * wide, top - Math.max(1, height), Math.max(1.5, wide - (wide > 5 ? 1.5 : 0.4)), Math.max(1, height));
          top -= height;
        }
      }
      g.globalAlpha = 1;
    }

    /* Vague dates as lines from their first to their last day. */
    drawIntervals(g, x, base) {
      for (const { first, last, slot, lane } of this.intervals) {
        g.fillStyle = this.colour(slot);
        const y = base + 2 + lane * 2.6;
        g.fillRect(x(first), y, Math.max(2, x(last + 1) - x(first)), 1.6);
      }
    }

    drawMarked(g, x, bottom) {
      if (!this.marked) return;
      const [first, last] = this.marked, left = x(first), width = Math.max(3, x(last + 1) - left);
      g.strokeStyle = this.style.theme.text;
      g.lineWidth = 1.5;
      g.strokeRect(left, 1, width, bottom - 1);
    }

    drawTicks(g, x, width, height, theme) {
      g.fillStyle = theme.muted;
      g.font = "10.5px " + Sandtable.fontFamily(this.style);
      g.textBaseline = "bottom";
      const wanted = Math.max(2, Math.floor(width / 90));
      let free = 0;
      for (const [day, text] of ticks(this.start, this.end, this.days / wanted)) {
        const left = x(day);
        const room = g.measureText(text).width;
        if (left < free || left + room > width) continue;
        g.fillRect(left, height - TICKS, 1, 4);
        g.fillText(text, left + 3, height);
        free = left + room + 12;
      }
    }
  }

  /* Put intervals into lanes so that none covers another, the shortest first; those that find no
     lane are left to the bars. */
  function pack(intervals) {
    const ends = Array.from({ length: LANES }, () => []);
    const meets = (one, other) => one.first <= other.last && other.first <= one.last;
    for (const interval of intervals.sort((a, b) => a.last - a.first - (b.last - b.first))) {
      interval.lane = ends.findIndex((lane) => !lane.some((other) => meets(interval, other)));
      if (interval.lane >= 0) ends[interval.lane].push(interval);
    }
    return intervals.filter(({ lane }) => lane >= 0);
  }

  /* Days to label, at round calendar steps of at least `least` days. */
  function ticks(start, end, least) {
    const { MONTHS } = Sandtable, marks = [];
    for (let day = start; day <= end; day++) {
      const date = new Date(day * 864e5), d = date.getUTCDate(), m = date.getUTCMonth(), year = date.getUTCFullYear();
      const isRound =
        least <= 1 || (least <= 8 && (d === 1 || d === 8 || d === 15 || d === 22)) ||
        (least <= 31 && d === 1) || (least <= 95 && d === 1 && m % 3 === 0) || (d === 1 && m === 0);
      if (!isRound) continue;
      const month = MONTHS[m] + " " + year;
      marks.push([day, least <= 8 ? d + " " + month : least <= 95 ? month : String(year)]);
    }
    return marks;
  }

  Sandtable.Strip = Strip;
})(window.Sandtable);
