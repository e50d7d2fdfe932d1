/* The one clock: a window of days that every layer and list follows, with its buttons and dates. */
"use strict";
(function (Sandtable) {
  const { node, iconButton, icon, formatDay, readDay } = Sandtable;
  const WHOLE_SECONDS = 40; // time in which playing at 1× runs through all days
  const LEAST_RATE = 1.5; // days a second at 1×, at least
  const SPEEDS = [0.5, 1, 2, 4, 8];
  const LONGEST_FRAME = 0.25; // seconds: a page that was asleep does not jump
  const CALM_SECONDS = 1; // from step to step where the person wants no motion
  const MODES = ["window", "cumulative"];

  class Clock {
    /* onChange() is called with every change; onSettle() when a person stops changing;
       onEvent(1 or -1) to go to the next or the last event. */
    constructor({ words, style, onChange, onSettle, onEvent }) {
      Object.assign(this, { words, style, onChange, onSettle, onEvent });
      Object.assign(this, { first: null, last: null, mode: "window", start: null, end: null, speed: 1, isLooping: false });
      this.isPlaying = false;
      const onMove = (first, last) => this.choose(first, last);
      this.strip = new Sandtable.Strip({ words, style, onMove, onSettle: () => this.onSettle() });
      this.element = this.build();
    }

    /* Extent of the data in days; null where nothing is dated. */
    setExtent(start, end) {
      Object.assign(this, { start, end });
      this.element.hidden = start === null;
      this.strip.setExtent(start, end);
      if (start === null) return;
      this.first = Math.max(start, Math.min(end, this.first ?? start));
      this.last = Math.max(this.first, Math.min(end, this.last ?? end));
      this.show();
    }

    set(first, last, mode) {
      this.pause();
      this.mode = mode || this.mode;
      this.first = first === null ? this.start : first;
      this.last = last === null ? this.end : last;
      this.show();
    }

    /* The window as the filter takes it: null where it has no first or last day. */
    get window() {
      const isWhole = this.first <= this.start, isOpen = this.mode === "cumulative";
      return { first: isOpen || isWhole ? null : this.first, last: this.last >= this.end ? null : this.last };
    }

    get state() {
      return [this.mode, this.first, this.last].join();
    }

    /* Take over days that a person chose. */
    choose(first, last) {
      this.pause();
      Object.assign(this, { first, last });
      this.show();
      this.onChange();
    }

    step(days) {
      this.pause();
      this.move(days);
      this.onSettle();
    }

    /* Move the window; tell whether it could. */
    move(days) {
      if (this.start === null) return false;
      const last = Math.max(this.start, Math.min(this.end, this.last + days)), moved = last - this.last;
      if (this.mode === "window") this.first = Math.max(this.start, Math.min(last, this.first + moved));
      this.last = last;
      this.show();
      this.onChange();
      return moved !== 0;
    }

    /* Bring a day into view, as little as needed; a window keeps its width. */
    reach(first, last) {
      const isOpen = this.mode === "cumulative", width = this.last - this.first;
      if (last > this.last) Object.assign(this, { last, first: isOpen ? this.first : Math.min(first, last - width) });
      else if (isOpen ? first > this.last : first < this.first) Object.assign(this, { first, last: Math.max(last, first + width) });
      else return;
      this.first = Math.max(this.first, this.start);
      this.last = Math.min(this.last, this.end);
      this.show();
      this.onChange();
    }

    toggle() {
      if (this.isPlaying) {
        this.pause();
        this.onSettle();
      } else this.play();
    }

    /* Run in the browser alone; days pass by the time that goes by, not by frames. */
    play() {
      if (this.start === null || this.start === this.end) return;
      if (this.last >= this.end) this.rewind();
      this.isPlaying = true;
      let then = null, due = 0;
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM_SECONDS : 0;
      const advance = (now) => {
        if (!this.isPlaying) return;
        const seconds = then === null ? 0 : Math.min(LONGEST_FRAME, (now - then) / 1000);
        then = now;
        due += seconds * this.rate;
        const isDue = due >= Math.max(1, calm * this.rate);
        if (isDue && !this.run(Math.floor(due))) return this.toggle();
        if (isDue) due -= Math.floor(due);
        this.frame = requestAnimationFrame(advance);
      };
      this.frame = requestAnimationFrame(advance);
      this.showPlaying();
      this.show();
      this.onChange();
    }

    get rate() {
      return this.speed * Math.max(LEAST_RATE, (this.end - this.start) / WHOLE_SECONDS);
    }

    /* Move on while playing; at the end begin anew or tell that it is over. */
    run(days) {
      if (this.move(days)) return true;
      if (!this.isLooping) return false;
      this.rewind();
      this.show();
      this.onChange();
      return true;
    }

    /* Go to the beginning; a window that covers everything becomes an eighth of it. */
    rewind() {
      const whole = this.end - this.start;
      const width = this.last - this.first >= whole ? Math.max(1, Math.round(whole / 8)) : this.last - this.first;
      this.first = this.start;
      this.last = this.mode === "cumulative" ? this.start : Math.min(this.end, this.start + width);
    }

    pause() {
      cancelAnimationFrame(this.frame);
      this.isPlaying = false;
      this.showPlaying();
    }

    reset() {
      this.choose(this.start, this.end);
      this.onSettle();
    }

    setMode(mode) {
      this.mode = mode;
      this.show();
      this.onChange();
      this.onSettle();
    }

    build() {
      const { words } = this;
      this.playButton = iconButton("play", words.play, () => this.toggle(), { class: "st-icon st-play" });
      this.loopButton = iconButton("loop", words.loop, () => this.switchLoop(), { "aria-pressed": "false" });
      this.speedButton = node("button", { type: "button", class: "st-text st-speed", on: { click: () => this.faster() } });
      this.count = node("span", { class: "st-count", role: "status" });
      const buttons = [
        iconButton("event_back", words.event_back, () => this.onEvent(-1)),
        iconButton("back", words.back, () => this.step(-1)),
        this.playButton,
        iconButton("forward", words.forward, () => this.step(1)),
        iconButton("event_forward", words.event_forward, () => this.onEvent(1)),
        this.speedButton,
        this.loopButton,
      ];
      const row = node("div", { class: "st-row" },
        node("div", { class: "st-buttons", role: "group", "aria-label": words.play_group }, buttons),
        this.buildDates(), this.buildModes(),
        iconButton("reset", words.reset, () => this.reset(), { class: "st-text st-reset" }),
        this.count);
      row.querySelector(".st-reset").append(words.all_days);
      this.showSpeed();
      return node("section", { class: "st-clock", "aria-label": words.clock }, row, this.strip.element);
    }

    /* Both ends of the window as fields that take a date typed in. */
    buildDates() {
      const { words } = this;
      const field = (end, label) => {
        const on = { change: (event) => this.type(end, event.target), focus: (event) => event.target.select() };
        return node("input", { type: "text", class: "st-day", size: 11, autocomplete: "off", spellcheck: "false", "aria-label": label, title: words.type_day, on });
      };
      this.fields = [field("first", words.from_day), field("last", words.to_day)];
      this.until = node("span", { class: "st-until" });
      this.fault = node("span", { class: "st-fault", role: "alert" });
      return node("div", { class: "st-dates" }, this.fields[0], this.until, this.fields[1], this.fault);
    }

    buildModes() {
      this.modeButtons = MODES.map((mode) =>
        node("button", { type: "button", class: "st-text", title: this.words.mode_help[mode], on: { click: () => this.setMode(mode) } }, this.words[mode]));
      return node("div", { class: "st-modes", role: "group", "aria-label": this.words.mode }, this.modeButtons);
    }

    /* Take a date as a person writes it; of a month or a year its first or last day. */
    type(end, field) {
      const span = readDay(field.value), day = span && span[end === "first" ? 0 : 1];
      field.setAttribute("aria-invalid", String(!span));
      this.fault.textContent = span ? "" : this.words.no_day;
      if (!span) return;
      const inside = Math.max(this.start, Math.min(this.end, day));
      if (end === "first") this.choose(inside, Math.max(this.last, inside));
      else this.choose(Math.min(this.first, inside), inside);
      this.onSettle();
    }

    faster() {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
      this.showSpeed();
    }

    showSpeed() {
      const text = this.speed + "×", label = this.words.speed + ": " + text;
      this.speedButton.textContent = text;
      this.speedButton.setAttribute("aria-label", label);
      this.speedButton.title = label;
    }

    switchLoop() {
      this.isLooping = !this.isLooping;
      this.loopButton.setAttribute("aria-pressed", String(this.isLooping));
    }

    show() {
      if (this.start === null) return;
      const isOpen = this.mode === "cumulative";
      this.fields[0].hidden = isOpen;
      this.until.textContent = isOpen ? this.words.until : "–";
      [this.first, this.last].forEach((day, k) => this.fill(this.fields[k], formatDay(day)));
      this.modeButtons.forEach((button, k) => button.setAttribute("aria-pressed", String(MODES[k] === this.mode)));
      this.strip.set(this.first, this.last, isOpen);
    }

    fill(field, text) {
      if (field.value !== text) field.value = text;
      field.removeAttribute("aria-invalid");
      this.fault.textContent = "";
    }

    showPlaying() {
      const name = this.isPlaying ? "pause" : "play", { playButton } = this;
      if (playButton.dataset.name === name) return;
      playButton.dataset.name = name;
      playButton.replaceChildren(icon(name));
      playButton.setAttribute("aria-label", this.words[name]);
      playButton.title = this.words[name];
    }
  }

  Sandtable.Clock = Clock;
})(window.Sandtable);
