/* Joins map, clock, card and legend. The live page and the HTML snapshot both start here. */
"use strict";
(function (Sandtable) {
  const { node, iconButton } = Sandtable;
  const HELD_MS = 1200;

  /* Phrases with a number are templates: "{n} claims". */
  function readWords(words) {
    const ready = { ...words };
    for (const key of ["sources", "more_claims"]) ready[key] = (n) => words[key].replace("{n}", n);
    return ready;
  }

  class App {
    /* options: style, words, basemap (GeoJSON or its address), credit, handles, cardOf, tell.
       cardOf(id) gives the card where the page holds all cards; tell({...}) reports to the host. */
    constructor(map, options) {
      Object.assign(this, { map, options, words: readWords(options.words), style: options.style });
      this.query = {};
      this.kept = [];
      this.selected = null;
      this.layer = new Sandtable.CanvasLayer(this.style, this.words);
      this.listeners = [];
      this.build();
      this.listen();
    }

    build() {
      const { map, words, style } = this, box = map.getContainer();
      box.classList.add("sandtable");
      box.style.setProperty("--st-font", Sandtable.fontFamily(style));
      box.style.background = style.theme.water;
      this.clock = new Sandtable.Clock({
        words, style, handles: this.options.handles,
        onChange: () => this.refresh(),
        onSettle: () => this.tell(),
      });
      this.card = new Sandtable.Card({ words, style, onClose: () => this.select(null, true) });
      this.legend = new Sandtable.Legend({ words, style });
      this.tip = node("div", { class: "st-tip", role: "tooltip", hidden: true, dir: "auto" });
      this.empty = node("p", { class: "st-empty", hidden: true }, words.nothing_here);
      const fit = iconButton("fit", words.fit, () => this.fit(), { class: "st-icon" });
      this.tools = node("div", { class: "st-tools" }, fit);
      this.dock = node("div", { class: "st-dock" }, this.legend.element, this.clock.element);
      const overlays = [this.dock, this.card.element, this.tools];
      for (const overlay of overlays) {
        L.DomEvent.disableClickPropagation(overlay);
        L.DomEvent.disableScrollPropagation(overlay);
      }
      box.append(...overlays, this.tip, this.empty);
      new ResizeObserver(() => this.resize()).observe(box);
      new ResizeObserver(() => {
        box.style.setProperty("--st-dock-height", this.dockHeight + "px");
        if (!this.isTouched) this.fit(true);
      }).observe(this.dock);
      this.layBasemap();
      this.layer.addTo(map);
      if (map.zoomControl) map.zoomControl.setPosition("topright");
      L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
      map.attributionControl.setPrefix(false).addAttribution(escapeText(this.options.credit));
    }

    async layBasemap() {
      let { basemap } = this.options;
      if (typeof basemap === "string") basemap = await (await fetch(basemap)).json();
      Sandtable.layBasemap(this.map, basemap, this.style.theme);
    }

    listen() {
      const { map } = this, box = map.getContainer();
      map.on("mousemove", (event) => this.point(event.containerPoint));
      map.on("mouseout", () => this.point(null));
      map.on("click", (event) => {
        const reach = matchMedia("(pointer: coarse)").matches ? 20 : 10;
        const index = this.layer.pick(event.containerPoint.x, event.containerPoint.y, reach);
        this.select(index < 0 ? null : this.events.ids[index], true);
      });
      box.addEventListener("keydown", (event) => this.key(event));
      for (const name of ["pointerdown", "wheel"]) {
        box.addEventListener(name, () => (this.isTouched = true), { passive: true, capture: true });
      }
    }

    key(event) {
      if (event.target.matches("input, select, textarea") && event.key !== "Escape") return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const isButton = event.target.matches("button, summary, a");
      const actions = {
        ArrowLeft: () => this.clock.step(-1),
        ArrowRight: () => this.clock.step(1),
        Home: () => this.clock.reset(),
        " ": isButton ? null : () => this.clock.toggle(),
        Escape: () => this.select(null, true),
      };
      if (!actions[event.key]) return;
      event.preventDefault();
      actions[event.key]();
    }

    setColumns(columns) {
      this.events = new Sandtable.Events(columns);
      this.layer.setEvents(this.events);
      this.clock.setExtent(this.events.firstDay, this.events.lastDay);
      this.filter(this.query);
      if (!this.isTouched) this.fit(true);
    }

    /* A frame gets its width late and in steps: fit anew until a person moves the map. */
    resize() {
      this.map.invalidateSize({ pan: false });
      if (!this.isTouched) this.fit(true);
    }

    /* Apply a query; its dates are the clock's business. */
    filter(query) {
      this.query = query;
      if (!this.events) return;
      const kept = this.events.filter(query);
      this.kept = this.isAllowed ? kept.filter(this.isAllowed) : kept;
      this.clock.setHistogram(this.events, this.kept);
      this.legend.show(this.events, this.kept.length ? this.kept : []);
      this.refresh();
    }

    refresh() {
      if (!this.events) return;
      const started = performance.now(), { first, last } = this.clock.window;
      this.shown = this.kept.filter((i) => this.events.isWithin(i, first, last));
      const isWhole = first === null && last === null; // an undated event has no place in a part
      const drawn = this.shown.filter((i) => this.events.spots_of[i].length && (isWhole || this.events.first[i] !== null));
      this.layer.show(drawn);
      this.empty.hidden = drawn.length > 0;
      this.clock.count.textContent = this.words.count.replace("{n}", drawn.length).replace("{m}", this.events.count);
      const arrows = drawn.reduce((sum, i) => sum + (this.events.is_movement[i] ? 1 : 0), 0);
      Object.assign(this.map.getContainer().dataset, {
        shown: drawn.length,
        movements: arrows,
        first: first === null ? "" : first,
        last: last === null ? "" : last,
        drawMs: (performance.now() - started).toFixed(1),
        drawn: Number(this.map.getContainer().dataset.drawn || 0) + 1,
      });
      for (const listener of this.listeners) listener(this);
    }

    get dockHeight() {
      return this.dock.offsetHeight;
    }

    /* Show all events; at first, without the few that lie far off. */
    fit(isCore = false) {
      const { x: width, y: height } = this.map.getSize();
      const bounds = this.events ? this.layer.boundsOf(this.kept, isCore) : null;
      if (!bounds || width < 100 || height < 200) return;
      const padding = { paddingTopLeft: [30, 40], paddingBottomRight: [width > 640 ? 70 : 30, this.dockHeight + 25] };
      this.map.fitBounds(bounds, { ...padding, maxZoom: 9, animate: false });
    }

    point(at) {
      const index = at && this.events ? this.layer.pick(at.x, at.y, 10) : -1;
      this.layer.hover(index);
      this.map.getContainer().style.cursor = index < 0 ? "" : "pointer";
      this.tip.hidden = index < 0;
      if (index < 0) return;
      const { events } = this;
      const when = events.when(index, this.words) || this.words.no_date;
      const status = this.words.statuses[events.statuses[events.status[index]]];
      this.tip.replaceChildren(
        node("strong", {}, events.text("title", index)),
        node("span", {}, [events.text("route", index), when].filter(Boolean).join(" · ")),
        node("span", { class: "st-note" }, status),
      );
      const box = this.map.getSize(), right = at.x > box.x - 260;
      this.tip.style.transform =
        "translate(" + (right ? at.x - 12 : at.x + 14) + "px," + (at.y + 14) + "px)" + (right ? " translateX(-100%)" : "");
    }

    /* Select an event by id; null closes the card. */
    select(id, byPerson) {
      if (byPerson && id === this.selected) return;
      this.selected = id;
      this.layer.select(id === null || !this.events ? -1 : this.events.indexOf.get(id) ?? -1);
      const card = id !== null && this.options.cardOf ? this.options.cardOf(id) : null;
      if (card) this.open(card, byPerson);
      else if (id === null) {
        this.card.close();
        if (byPerson) this.map.getContainer().focus({ preventScroll: true });
      }
      this.isAwaited = byPerson && id !== null; // its card comes from the host: focus it then
      if (byPerson) this.tell();
      for (const listener of this.listeners) listener(this);
    }

    /* Show the card and move its event out from under it. */
    open(card, focus) {
      this.card.show(card, { focus });
      const spot = this.events.spots_of[this.events.indexOf.get(card.id)]?.[0];
      if (spot === undefined || this.map.getSize().x <= 640) return;
      const { lat, lon } = this.events.spots, right = this.card.element.offsetWidth + 40;
      const paddings = { paddingTopLeft: [60, 40], paddingBottomRight: [right, this.dockHeight + 40] };
      this.isTouched = true;
      this.map.panInside([lat[spot], lon[spot]], paddings);
    }

    tell() {
      if (!this.options.tell) return;
      const { first, last, mode } = this.clock;
      this.told = (this.told || 0) + 1; // the host ignores a report equal to the last one
      this.options.tell({ first, last, mode, event: this.selected, turn: this.told });
    }

    /* A window from the server; one that is older than the handle under the hand is left out. */
    setWindow(first, last, mode) {
      const isHeld = performance.now() - (this.followedAt ?? -Infinity) < HELD_MS && mode === this.clock.mode;
      if (!isHeld) this.clock.set(first, last, mode);
    }

    /* What the host sends with every change: addresses of columns and overlays, query, window, card. */
    async tick({ data, query, first, last, mode, event, card, ...overlays }) {
      const turn = (this.turn = (this.turn || 0) + 1);
      if (data !== this.data) {
        this.data = data;
        const columns = await (await fetch(data)).json();
        if (this.data !== data) return;
        this.setColumns(columns);
      }
      const before = this.clock.state;
      await Sandtable.takeOverlays?.(this, overlays);
      if (turn !== this.turn) return; // a later tick, which says all of it anew, has overtaken this one
      this.setWindow(first, last, mode);
      if (JSON.stringify(query) !== JSON.stringify(this.query)) this.filter(query);
      else if (before !== this.clock.state) this.refresh();
      if (event !== this.selected) this.select(event, false);
      if (card && card.id === this.selected && card.id !== this.cardShown) this.open(card, this.isAwaited);
      this.isAwaited = false;
      this.cardShown = this.card.isOpen && card ? card.id : null;
    }
  }

  function escapeText(text) {
    const holder = document.createElement("span");
    holder.textContent = text;
    return holder.innerHTML;
  }

  Sandtable.App = App;
})(window.Sandtable);
