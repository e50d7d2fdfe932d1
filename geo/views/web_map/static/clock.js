/* The one clock: a window of days that every layer and list follows, and the strip that shows it. */
"use strict";
(function (Sandtable) {
  const { node, iconButton, icon, formatDay } = Sandtable;
  const FRAMES_A_SECOND = 6;
  const SPEEDS = [1, 2, 4, 8];

  class Clock {
    /* onChange(clock) is called with every change; onSettle(clock) when a person stops changing. */
    constructor({ words, style, handles, onChange, onSettle }) {
      Object.assign(this, { words, style, handles, onChange, onSettle });
      Object.assign(this, { first: null, last: null, mode: "window", start: null, end: null, speed: 1 });
      this.timer = null;
      this.bins = [];
      this.element = this.build();
    }

    get isPlaying() {
      return this.timer !== null;
    }

    /* Extent of the data in days; null where nothing is dated. */
    setExtent(start, end) {
      Object.assign(this, { start, end });
      this.element.hidden = start === null;
      if (this.first === null) this.first = start;
      if (this.last === null) this.last = end;
      for (const input of this.inputs) {
        input.min = start ?? 0;
        input.max = end ?? 0;
      }
      this.show();
    }

    set(first, last, mode) {
      this.pause();
      this.mode = mode || this.mode;
      this.first = first === null ? this.start : first;
      this.last = last === null ? this.end : last;
      this.show();
    }

    /* The window as the filter takes it: in cumulative mode it has no first day. */
    get window() {
      const all = this.first <= this.start && this.mode === "window";
      return { first: this.mode === "cumulative" || all ? null : this.first, last: this.last >= this.end ? null : this.last };
    }

    get state() {
      return [this.mode, this.first, this.last].join();
    }

    step(days) {
      this.pause();
      this.move(days);
      this.onSettle(this);
    }

    move(days) {
      if (this.start === null) return false;
      const last = Math.max(this.start, Math.min(this.end, this.last + days));
      const moved = last - this.last;
      if (this.mode === "window") {
        this.first = Math.max(this.start, Math.min(last, this.first + (moved || 0)));
      }
      this.last = last;
      this.show();
      this.onChange(this);
      return moved !== 0;
    }

    toggle() {
      if (this.isPlaying) {
        this.pause();
        this.onSettle(this);
      } else this.play();
    }

    play() {
      if (this.start === null || this.start === this.end) return;
      if (this.last >= this.end) this.rewind();
      const days = Math.max(1, Math.round((this.end - this.start) / 240));
      this.timer = setInterval(() => {
        if (!this.move(days * this.speed)) this.toggle();
      }, 1000 / FRAMES_A_SECOND);
      this.show();
      this.onChange(this);
    }

    /* Go to the beginning; a window that covers everything becomes an eighth of it. */
    rewind() {
      const whole = this.end - this.start;
      const width = this.last - this.first >= whole ? Math.max(1, Math.round(whole / 8)) : this.last - this.first;
      this.first = this.start;
      this.last = this.mode === "cumulative" ? this.start : Math.min(this.end, this.start + width);
    }

    pause() {
      clearInterval(this.timer);
      this.timer = null;
      this.showButtons();
    }

    reset() {
      this.pause();
      Object.assign(this, { first: this.start, last: this.end });
      this.show();
      this.onChange(this);
      this.onSettle(this);
    }

    build() {
      const { words } = this;
      this.playButton = iconButton("play", words.play, () => this.toggle(), { class: "st-icon st-play" });
      this.label = node("output", { class: "st-dates" });
      this.count = node("span", { class: "st-count", role: "status" });
      this.speedButton = node(
        "button",
        { type: "button", class: "st-text", title: words.speed, "aria-label": words.speed, on: { click: () => this.faster() } },
        "1×",
      );
      this.canvas = node("canvas", { class: "st-histogram", "aria-hidden": "true" });
      this.inputs = this.handles ? ["first", "last"].map((end) => this.buildHandle(end)) : [];
      this.modeButton = this.handles
        ? node("button", { type: "button", class: "st-text", on: { click: () => this.switchMode() } }, words.window)
        : null;
      this.strip = node("div", { class: "st-strip" }, this.canvas, this.inputs);
      new ResizeObserver(() => this.drawStrip()).observe(this.strip);
      const controls = [
        iconButton("reset", words.reset, () => this.reset()),
        iconButton("back", words.back, () => this.step(-1)),
        this.playButton,
        iconButton("forward", words.forward, () => this.step(1)),
        this.speedButton,
        this.modeButton,
      ];
      const row = node("div", { class: "st-row" }, node("div", { class: "st-buttons" }, controls), this.label, this.count);
      return node("section", { class: "st-clock", "aria-label": words.clock }, row, this.strip);
    }

    buildHandle(end) {
      const read = (event) => {
        this.pause();
        const day = Number(event.target.value);
        if (end === "first") this.first = Math.min(day, this.last);
        else this.last = Math.max(day, this.first);
        this.show();
        this.onChange(this);
      };
      const label = this.words[end === "first" ? "from_day" : "to_day"];
      return node("input", { type: "range", class: "st-range", step: 1, "aria-label": label, on: { input: read } });
    }

    faster() {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
      this.speedButton.textContent = this.speed + "×";
    }

    switchMode() {
      this.mode = this.mode === "window" ? "cumulative" : "window";
      this.show();
      this.onChange(this);
    }

    show() {
      if (this.start === null) return;
      const from = this.mode === "cumulative" ? this.words.until + " " : formatDay(this.first) + " – ";
      this.label.textContent = from + formatDay(this.last);
      this.inputs.forEach((input, k) => {
        const day = k ? this.last : this.first;
        input.value = day;
        input.setAttribute("aria-valuetext", formatDay(day));
        input.hidden = k === 0 && this.mode === "cumulative";
      });
      if (this.modeButton) this.modeButton.textContent = this.words[this.mode];
      this.showButtons();
      this.drawStrip();
    }

    showButtons() {
      const name = this.isPlaying ? "pause" : "play";
      this.playButton.replaceChildren(icon(name));
      this.playButton.setAttribute("aria-label", this.words[name]);
      this.playButton.title = this.words[name];
      this.count.hidden = !this.handles && !this.isPlaying; // the page around the map counts too
    }

    /* Stack the events by side; one of several days is shared out over them. */
    setHistogram(events, indices) {
      const days = this.end - this.start + 1, bins = Math.min(days, 160);
      const slots = [...new Set(indices.map((i) => events.side[i]))].sort((a, b) => (a ?? 99) - (b ?? 99));
      this.bins = slots.map((slot) => ({ slot, counts: new Float64Array(bins) }));
      const counts = new Map(this.bins.map((bin) => [bin.slot, bin.counts]));
      for (const i of indices) {
        if (events.first[i] === null) continue;
        const share = counts.get(events.side[i]);
        const low = Math.floor(((events.first[i] - this.start) * bins) / days);
        const high = Math.floor(((events.last[i] - this.start) * bins) / days);
        for (let b = low; b <= high; b++) share[b] += 1 / (high - low + 1);
      }
      this.drawStrip();
    }

    drawStrip() {
      const box = this.strip.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
      if (!box.width || this.start === null) return;
      this.canvas.width = box.width * ratio;
      this.canvas.height = box.height * ratio;
      const g = this.canvas.getContext("2d"), theme = this.style.theme;
      g.scale(ratio, ratio);
      const days = this.end - this.start + 1, base = box.height - 14, width = box.width;
      const x = (day) => ((day - this.start) / days) * width;
      const from = this.mode === "cumulative" ? this.start : this.first;
      g.fillStyle = "#e9eef3";
      g.fillRect(x(from), 0, Math.max(2, x(this.last + 1) - x(from)), base);
      this.drawBars(g, width, base, [x(from), x(this.last + 1)]);
      g.fillStyle = theme.furniture;
      g.fillRect(0, base, width, 1);
      g.fillStyle = "#1c4e80";
      if (this.mode === "window") g.fillRect(Math.max(0, x(from) - 1), 0, 2, base);
      g.fillRect(Math.min(width - 2, x(this.last + 1) - 1), 0, 2, base);
      this.drawTicks(g, x, width, box.height, theme);
    }

    drawBars(g, width, base, [from, to]) {
      if (!this.bins.length) return;
      const count = this.bins[0].counts.length, wide = width / count;
      let highest = 0;
      for (let b = 0; b < count; b++) highest = Math.max(highest, this.bins.reduce((sum, bin) => sum + bin.counts[b], 0));
      for (let b = 0; b < count; b++) {
        const middle = (b + 0.5) * wide;
        g.globalAlpha = middle >= from && middle <= to ? 1 : 0.3;
        let top = base;
        for (const { slot, counts } of this.bins) {
          const height = (counts[b] / highest) * (base - 4);
          if (height < 0.2) continue;
          const { theme } = this.style;
          g.fillStyle = (slot === null ? theme.no_side : theme.hues[slot]).mark;
          g.fillRect(b * wide, top - Math.max(1, height), Math.max(1.5, wide - (wide > 5 ? 1.5 : 0.4)), Math.max(1, height));
          top -= height;
        }
      }
      g.globalAlpha = 1;
    }

    drawTicks(g, x, width, height, theme) {
      g.fillStyle = theme.muted;
      g.font = "10.5px " + Sandtable.fontFamily(this.style);
      g.textBaseline = "bottom";
      const days = this.end - this.start + 1, wanted = Math.max(2, Math.floor(width / 90));
      let free = 0;
      for (const [day, text] of ticks(this.start, this.end, days / wanted)) {
        const left = x(day);
        const room = g.measureText(text).width;
        if (left < free || left + room > width) continue;
        g.fillRect(left, height - 14, 1, 4);
        g.fillText(text, left + 3, height);
        free = left + room + 12;
      }
    }
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

  Sandtable.Clock = Clock;
})(window.Sandtable);
