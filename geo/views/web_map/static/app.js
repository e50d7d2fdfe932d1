/* Joins map, clock, card and legend. The live page and the HTML snapshot both start here. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;
  const PAN = 120; // pixels a key moves the map
  const LISTED = 200; // events of a group listed at once
  const REACH = 10, TOUCH_REACH = 20; // pixels around the pointer
  const NARROW = 640; // pixels of width up to which the card lies over the lower part of the map
  const BESIDE = 64; // pixels kept free for the buttons beside the map
  const SETTLED_MS = 1000; // steps of a person who looks at each follow one another faster

  const { format } = new Intl.NumberFormat("en");

  /* Phrases with a number are templates: "{n} claims". */
  function readWords(words) {
    const ready = { ...words };
    for (const key of ["sources", "more_claims", "group", "more_events"]) ready[key] = (n) => words[key].replace("{n}", format(n));
    return ready;
  }

  class App {
    /* options: style, themes, words, credit, backgrounds, cardOf, permalink, tell. cardOf(id) gives
       the card where the page holds all cards; tell({...}) reports to the host. `painted` is kept
       once events are on the screen, `answer` once the host has taken over what was told. */
    constructor(map, options) {
      Object.assign(this, { map, options, words: readWords(options.words), style: options.style });
      Object.assign(this, { query: {}, kept: [], shown: [], drawn: [], selected: null, listeners: [], told: 0, isSymbols: false });
      this.layer = new Sandtable.CanvasLayer(this.style, this.words);
      this.painted = new Promise((keep) => (this.keepPainted = keep));
      this.answer = Promise.resolve();
      this.build();
      this.listen();
    }

    build() {
      const { map, words, style } = this, box = map.getContainer();
      box.classList.add("sandtable");
      box.tabIndex = 0; // keys work where the map has the focus
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", words.map);
      box.style.setProperty("--st-font", Sandtable.fontFamily(style));
      this.clock = new Sandtable.Clock({
        words, style,
        onChange: () => this.refresh(),
        onSettle: () => this.settle(),
        onEvent: (step) => this.walk(step),
      });
      this.card = new Sandtable.Card({
        words, style,
        permalink: this.options.permalink,
        onClose: () => this.select(null, true),
        onStep: (step) => this.walk(step),
      });
      this.legend = new Sandtable.Legend({ words, style });
      this.tip = node("div", { class: "st-tip", role: "tooltip", hidden: true });
      this.empty = node("p", { class: "st-empty", role: "status", hidden: true }, words.nothing_here);
      this.buildTools();
      this.dock = node("div", { class: "st-dock" }, this.legend.element, this.clock.element);
      this.setTheme("light");
      this.place([this.dock, this.card.element, this.tools, this.toolbox.panel]);
      box.append(this.tip, this.empty, this.toolbox.where);
      this.layer.addTo(map);
      if (map.zoomControl) map.zoomControl.setPosition("topright");
      L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
      map.attributionControl.setPrefix(false).addAttribution(escapeText(this.options.credit));
    }

    buildTools() {
      const measures = this.map.createPane("measure");
      Object.assign(measures.style, { zIndex: 460, pointerEvents: "none" });
      const symbols = { key: "symbols", label: this.words.symbols, change: (isOn) => this.setSymbols(isOn, true) };
      const layers = this.options.canDrawSymbols ? [symbols] : [];
      this.toolbox = new Sandtable.Tools(this, { layers, backgrounds: this.options.backgrounds || [] });
      if (!layers.length && !this.options.backgrounds) this.toolbox.buttons.layers.remove();
      this.tools = this.toolbox.element;
    }

    /* Put panels over the map; what is done on them is not done to the map. */
    place(overlays) {
      const box = this.map.getContainer();
      for (const overlay of overlays) {
        L.DomEvent.disableClickPropagation(overlay);
        L.DomEvent.disableScrollPropagation(overlay);
      }
      box.append(...overlays);
      new ResizeObserver(() => this.resize()).observe(box);
      new ResizeObserver(() => {
        this.keepLabelsClear();
        box.style.setProperty("--st-dock-height", this.dockHeight + "px");
        if (!this.isTouched) this.fit(true);
      }).observe(this.dock);
    }

    layBasemap(geojson) {
      this.ground = Sandtable.layBasemap(this.map, geojson, this.style.theme);
    }

    /* Draw in the colours of a theme, "light" or "dark". */
    setTheme(name) {
      const theme = this.options.themes[name], box = this.map.getContainer();
      if (!theme || name === box.dataset.theme) return;
      this.style.theme = theme;
      box.dataset.theme = name;
      box.style.background = theme.water;
      this.ground?.setStyle(Sandtable.groundLook(theme));
      this.legend.repaint();
      this.clock.strip.draw();
      this.layer.draw();
    }

    listen() {
      const { map } = this, box = map.getContainer();
      map.on("mousemove", (event) => this.point(event.containerPoint));
      map.on("mouseout", () => this.point(null));
      map.on("click", (event) => (this.toolbox.measure.isOn ? this.toolbox.measure.add(event.latlng) : this.press(event.containerPoint)));
      map.on("moveend", () => this.isTouched && !this.isQuiet && this.settle());
      box.addEventListener("keydown", (event) => this.key(event));
      for (const name of ["pointerdown", "wheel"]) {
        const touch = (event) => (this.isTouched ||= Boolean(event.target.closest(".leaflet-map-pane, .leaflet-control-zoom")) || event.target === box);
        box.addEventListener(name, touch, { passive: true, capture: true });
      }
    }

    key(event) {
      const { target, key } = event, isField = target.matches("input, select, textarea");
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isField && key !== "Escape" && !(target.type === "range" && key === " ")) return;
      const action = this.actionOf(key, event.shiftKey, target.matches("button, summary, a, .st-compared"));
      if (!action) return;
      event.preventDefault();
      action();
    }

    /* What a key does; keys that buttons have a use for are left to them. */
    actionOf(key, hasShift, isButton) {
      const pan = (x, y) => () => ((this.isTouched = true), this.map.panBy([x * PAN, y * PAN], { animate: false }));
      const zoom = (by) => () => ((this.isTouched = true), this.map.setZoom(this.map.getZoom() + by, { animate: false }));
      const { clock, toolbox } = this;
      if (hasShift) {
        const pans = { ArrowLeft: pan(-1, 0), ArrowRight: pan(1, 0), ArrowUp: pan(0, -1), ArrowDown: pan(0, 1) };
        if (pans[key]) return pans[key];
      }
      const actions = {
        ArrowLeft: () => clock.step(-1),
        ArrowRight: () => clock.step(1),
        Home: () => clock.reset(),
        n: () => this.walk(1),
        p: () => this.walk(-1),
        f: () => this.fit(),
        "+": zoom(1),
        "-": zoom(-1),
        " ": isButton ? null : () => clock.toggle(),
        Enter: toolbox.measure.isOn && !isButton ? () => toolbox.measure.add(this.map.getCenter()) : null,
        Escape: () => this.escape(),
      };
      return actions[key];
    }

    /* Close one thing at a time: a panel, then the card. */
    escape() {
      if (this.toolbox.close()) this.map.getContainer().focus({ preventScroll: true });
      else this.select(null, true);
    }

    setColumns(columns) {
      this.events = new Sandtable.Events(columns);
      this.layer.setEvents(this.events);
      this.clock.setExtent(this.events.firstDay, this.events.lastDay);
      this.keep();
      if (!this.isTouched) this.fit(true); // before anything is drawn
      this.refresh();
    }

    /* A frame gets its width late and in steps: fit anew until a person moves the map. */
    resize() {
      this.keepLabelsClear();
      this.moveQuietly(() => this.map.invalidateSize({ animate: false }));
      this.legend.makeRoom(this.isNarrow, this.map.getSize().y);
      if (!this.isTouched) this.fit(true);
    }

    /* No label lies under the buttons or the clock. */
    keepLabelsClear() {
      const parts = [this.dock, this.tools, this.map.zoomControl?.getContainer()].filter(Boolean);
      const { left: x, top: y } = this.map.getContainer().getBoundingClientRect();
      this.layer.keepClear(parts.map((part) => part.getBoundingClientRect()).map(({ left, top, right, bottom }) => [left - x, top - y, right - x, bottom - y]));
    }

    /* Apply a query; its dates are the clock's business. */
    filter(query) {
      this.query = query;
      if (!this.events) return;
      this.keep();
      this.refresh();
    }

    /* Keep the events that the query selects. */
    keep() {
      const kept = this.events.filter(this.query);
      this.kept = this.isAllowed ? kept.filter(this.isAllowed) : kept;
      this.clock.strip.setEvents(this.events, this.kept, this.style.hollow_from_days);
      this.isExplained = null;
    }

    explain() {
      this.isExplained = this.layer.isGrouped;
      this.legend.show(this.events, this.kept, this.layer.isGrouped);
    }

    refresh() {
      if (!this.events) return;
      const started = performance.now(), { first, last } = this.clock.window, { events } = this;
      this.shown = events.within(this.kept, first, last);
      this.drawn = events.drawable(this.shown, first === null && last === null);
      this.layer.show(this.drawn);
      this.empty.hidden = this.drawn.length > 0;
      this.clock.count.textContent = this.words.count.replace("{n}", format(this.drawn.length)).replace("{m}", format(this.total ?? events.count));
      const isUnexplained = this.isExplained === null || (this.layer.isGrouped !== this.isExplained && !this.clock.isPlaying);
      if (isUnexplained) this.explain();
      Object.assign(this.map.getContainer().dataset, {
        shown: this.drawn.length,
        first: first === null ? "" : first,
        last: last === null ? "" : last,
        drawMs: (performance.now() - started).toFixed(1),
        drawn: Number(this.map.getContainer().dataset.drawn || 0) + 1,
      });
      for (const listener of this.listeners) listener(this);
      requestAnimationFrame(() => setTimeout(this.keepPainted));
    }

    get dockHeight() {
      return this.dock.offsetHeight;
    }

    get isNarrow() {
      return this.map.getSize().x <= NARROW;
    }

    /* Show all that is drawn; at first all that could be, without the few that lie far off. */
    fit(isCore = false) {
      const { x: width, y: height } = this.map.getSize(), indices = isCore || !this.drawn.length ? this.kept : this.drawn;
      const options = { isCore, wideFromKm: this.style.wide_from_km };
      const bounds = this.events ? Sandtable.boundsOf(this.events, indices, options) : null;
      if (!bounds || width < 100 || height < 200) return;
      const padding = { paddingTopLeft: [30, 40], paddingBottomRight: [BESIDE, this.dockHeight + 25] };
      const move = () => this.map.fitBounds(bounds, { ...padding, maxZoom: 9, animate: false });
      if (isCore) this.moveQuietly(move);
      else move();
    }

    /* Tell what lies under the pointer. */
    point(at) {
      const target = at && this.events && !this.toolbox.measure.isOn ? this.layer.pick(at.x, at.y, REACH) : null;
      const index = target?.event ?? -1;
      this.layer.hover(index);
      this.markDays(index >= 0 ? index : this.events?.indexOf.get(this.selected) ?? -1);
      this.map.getContainer().style.cursor = target ? "pointer" : "";
      this.tip.hidden = !target;
      if (!target) return;
      this.tip.replaceChildren(...(index >= 0 ? this.tellEvent(index) : this.tellGroup(target)));
      const box = this.map.getSize(), right = at.x > box.x - 260;
      this.tip.style.transform =
        "translate(" + (right ? at.x - 12 : at.x + 14) + "px," + (at.y + 14) + "px)" + (right ? " translateX(-100%)" : "");
    }

    tellEvent(index) {
      const { events, words } = this, when = events.when(index, words) || words.no_date;
      return [
        node("strong", {}, events.text("title", index)),
        node("span", {}, [events.text("route", index), when].filter(Boolean).join(" · ")),
        node("span", { class: "st-note" }, words.statuses[events.statuses[events.status[index]]]),
      ];
    }

    tellGroup(target) {
      const count = this.layer.membersOf(target).length;
      return [node("strong", {}, this.nameOf(target)), node("span", {}, this.words.group(count)), node("span", { class: "st-note" }, this.words.group_hint)];
    }

    nameOf({ flow, centre }) {
      const { name } = this.events.spots, more = ({ spot, spots }) => Sandtable.isolate(name[spot]) + (spots.length > 1 ? " +" + (spots.length - 1) : "");
      return flow ? more(flow.from) + " → " + more(flow.to) : more(centre);
    }

    markDays(index) {
      const isDated = index >= 0 && this.events.first[index] !== null;
      this.clock.strip.mark(isDated ? [this.events.start[index], this.events.end[index]] : null);
    }

    /* Open what was pressed: a card, or the list of what a group stands for. */
    press({ x, y }) {
      const reach = matchMedia("(pointer: coarse)").matches ? TOUCH_REACH : REACH;
      const target = this.events ? this.layer.pick(x, y, reach) : null;
      this.tip.hidden = true;
      this.opener = null;
      if (target && target.event === undefined) this.listGroup(target);
      else this.select(target ? this.events.ids[target.event] : null, true);
    }

    listGroup(target) {
      const { events, words } = this, members = [...this.layer.membersOf(target)].sort((a, b) => events.start[a] - events.start[b]);
      const items = members.slice(0, LISTED).map((i) => ({
        label: events.text("title", i),
        note: [events.text("route", i), events.when(i, words) || words.no_date].filter(Boolean).join(" · "),
        open: () => this.select(events.ids[i], true),
      }));
      this.select(null, false);
      if (this.isNarrow) this.toolbox.closePanel();
      const spots = (target.flow ? [target.flow.from, target.flow.to] : [target.centre]).flatMap((centre) => centre.spots);
      const zoom = node("button", { type: "button", class: "st-text", on: { click: () => this.zoomTo(spots) } }, words.zoom_in);
      const more = members.length > LISTED ? words.more_events(members.length - LISTED) : "";
      const title = this.nameOf(target) + ": " + words.group(members.length);
      this.card.list(title, items, { actions: spots.length > 1 ? [zoom] : [], more, focus: true });
    }

    zoomTo(spots) {
      const { lon, lat } = this.events.spots;
      this.isTouched = true;
      this.map.fitBounds(L.latLngBounds(spots.map((spot) => [lat[spot], lon[spot]])).pad(0.3), { maxZoom: 12, animate: false });
      this.card.close();
    }

    /* Go to the next or the last event that can be drawn, in the order of time; the clock follows. */
    walk(step) {
      const { events } = this;
      if (!events) return;
      const order = [...events.drawable(this.kept, false)].sort((a, b) => events.start[a] - events.start[b] || events.end[a] - events.end[b] || a - b);
      if (!order.length) return;
      const { first, last } = this.clock, isWhole = first <= events.firstDay && last >= events.lastDay;
      let at = order.indexOf(events.indexOf.get(this.selected) ?? -1);
      if (at >= 0) at += step;
      else if (step > 0) at = isWhole ? 0 : order.findIndex((i) => events.start[i] > last);
      else at = isWhole ? order.length - 1 : order.findLastIndex((i) => events.end[i] < first);
      const index = order[at < 0 ? (step > 0 ? 0 : order.length - 1) : at % order.length];
      this.clock.pause();
      this.clock.reach(events.start[index], events.end[index]);
      this.select(events.ids[index], true);
    }

    /* Ask the host's gazetteer for a place. */
    seek(text) {
      this.sought = text;
      this.tell();
    }

    tick(tick) {
      return Sandtable.takeTick(this, tick);
    }

    /* Select an event by id; null closes the card. */
    select(id, byPerson) {
      if (byPerson && id === this.selected && (id !== null || !this.card.isOpen)) return;
      const { opener } = this;
      this.opener = null;
      this.selected = id;
      const index = id === null || !this.events ? -1 : this.events.indexOf.get(id) ?? -1;
      this.layer.select(index);
      this.markDays(index);
      const card = id !== null && this.options.cardOf ? this.options.cardOf(id) : null;
      if (card) this.open(card, byPerson);
      else if (id === null) this.closeCard(byPerson, opener);
      this.isAwaited = byPerson && id !== null; // its card comes from the host: focus it then
      if (byPerson) this.tell();
      for (const listener of this.listeners) listener(this);
    }

    /* Close the card; who opened it by words beside the map reads on there. */
    closeCard(byPerson, opener) {
      this.card.close();
      if (!byPerson) return;
      if (opener?.isConnected) opener.focus();
      else this.map.getContainer().focus({ preventScroll: true });
    }

    /* Show the card and move its event out from under it. */
    open(card, focus) {
      this.card.show(card, { focus });
      if (this.isNarrow) this.toolbox.closePanel();
      const spot = this.events.spots_of[this.events.indexOf.get(card.id)]?.[0];
      if (spot === undefined) return;
      const { lat, lon } = this.events.spots, { offsetWidth: width, offsetHeight: height } = this.card.element;
      const paddingBottomRight = this.isNarrow ? [BESIDE, height + 25] : [width + 80, this.dockHeight + 40];
      this.isTouched = true;
      this.moveQuietly(() => this.map.panInside([lat[spot], lon[spot]], { paddingTopLeft: [60, 40], paddingBottomRight, animate: false }));
    }

    /* Move the map for a person who did not; that is nothing to report. */
    moveQuietly(move) {
      this.isQuiet = true;
      move();
      this.isQuiet = false;
    }

    /* Military symbols in place of shapes; their drawings come from the host. */
    setSymbols(isOn, byPerson) {
      this.isSymbols = isOn;
      this.layer.badges.isOn = isOn;
      this.toolbox.setSwitch("symbols", isOn);
      this.layer.draw();
      if (byPerson) this.tell();
    }

    /* Report once a person has stopped moving things: the map has shown it all by itself, and
       a report has the page around it made anew. */
    settle() {
      clearTimeout(this.settling);
      if (!this.options.tell) return;
      this.isPending = true;
      this.settling = setTimeout(() => this.tell(), SETTLED_MS);
    }

    /* Report at once what waits to be told. */
    flush() {
      if (this.isPending) this.tell();
    }

    /* Note that the host knows of a report. */
    hear(turn) {
      if (turn < this.told || !this.keepAnswer) return;
      this.keepAnswer();
      this.keepAnswer = null;
    }

    tell() {
      clearTimeout(this.settling);
      this.isPending = false;
      if (!this.options.tell) return;
      const { first, last, mode } = this.clock, { lat, lng } = this.map.getCenter();
      this.told = Math.max(this.told + 1, Date.now()); // reports of an older map count for nothing
      const view = this.isTouched ? [lng, lat, this.map.getZoom()].map((value) => Number(value.toFixed(4))) : null;
      const layers = [this.isSymbols && "symbols", this.toolbox.ground].filter(Boolean);
      this.options.tell({ first, last, mode, event: this.selected, view, layers, seek: this.sought, turn: this.told });
      this.sought = null;
      if (!this.keepAnswer) this.answer = new Promise((keep) => (this.keepAnswer = keep));
    }
  }

  function escapeText(text) {
    const holder = document.createElement("span");
    holder.textContent = text;
    return holder.innerHTML;
  }

  Sandtable.App = App;
})(window.Sandtable);
