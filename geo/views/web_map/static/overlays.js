/* What the page lays over the events: a selection that only the server can make, and presence.

   Contract with the page (geo.views.web_map.overlays writes both files): a tick names their
   addresses as `selection` and `presence`, null where there is none. `bounds` (west, south, east,
   north) is what maps of presence side by side all show. `isCompact` leaves out clock and legend
   and links the map with the text beside it. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;
  const MOST = 300; // places shown at once
  const ROW = 22; // pixels from one mark of a place to the next
  const NAME_AND_BUTTONS = [130, 50]; // pixels kept free at the right and below
  const NAMED = 40; // places above which names appear only on hover and focus, as beside events

  /* Take over what a tick says about overlays. */
  Sandtable.takeOverlays = async function (app, { selection = null, presence = null, bounds = null, isCompact = false }) {
    if (isCompact && !app.isCompact) makeCompact(app);
    if (selection !== (app.selectionAddress ?? null)) await takeSelection(app, selection);
    if (presence !== null || app.presence) {
      app.presence ??= new Presence(app);
      app.presence.bounds = bounds;
      await app.presence.load(presence);
    }
  };

  async function takeSelection(app, selection) {
    app.selectionAddress = selection;
    const bits = selection === null ? null : (await Sandtable.fetchJson(selection)).bits;
    if (app.selectionAddress !== selection) return;
    app.isAllowed = bits === null ? null : readBits(bits);
    app.filter(app.query);
    if (app.isCompact) app.isTouched = false; // another text: other events to look at
    if (!app.isTouched) app.fit(true);
  }

  /* Show no clock and no legend, and link marks with the words they were read from. */
  function makeCompact(app) {
    app.isCompact = true;
    app.map.getContainer().classList.add("st-compact");
    let page;
    try {
      page = window.parent.document;
    } catch (error) {
      return; // shown inside a page of another origin
    }
    const leave = new AbortController(), { signal } = leave;
    const idAt = (event) => event.target.closest?.(".article [data-events]")?.dataset.events.split(" ")[0];
    const point = (event) => {
      app.layer.hover(app.events?.indexOf.get(idAt(event)) ?? -1);
      markWords(app, page);
    };
    const open = (event) => {
      const id = idAt(event);
      if (!id || (event.type !== "click" && event.key !== "Enter")) return;
      app.select(id, true);
      app.opener = event.target.closest("[tabindex]");
    };
    for (const name of ["mouseover", "focusin"]) page.addEventListener(name, point, { signal });
    for (const name of ["click", "keydown"]) page.addEventListener(name, open, { signal });
    app.map.on("mousemove mouseout", () => markWords(app, page));
    point({ target: page.activeElement }); // a sentence may have had the focus before the map was there
    window.addEventListener("pagehide", () => leave.abort());
  }

  /* Mark the words in the text that belong to the event under the pointer. */
  function markWords(app, page) {
    const id = app.events?.ids[app.layer.hovered];
    for (const part of page.querySelectorAll(".article .st-linked")) part.classList.remove("st-linked");
    if (!id) return;
    for (const part of page.querySelectorAll(`.article [data-events~="${CSS.escape(id)}"]`)) part.classList.add("st-linked");
  }

  /* One bit an event, the first in the highest bit of the first byte, in base64. */
  function readBits(text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return (i) => (bytes[i >> 3] & (128 >> (i & 7))) !== 0;
  }

  /* Who held or stood where at the end of the clock's last day; a mark opens its evidence. */
  class Presence {
    constructor(app) {
      this.app = app;
      this.address = null;
      this.spells = [];
      const pane = app.map.createPane("presence");
      pane.style.zIndex = 440; // below the events
      this.layer = L.layerGroup().addTo(app.map);
      app.listeners.push(() => this.draw());
      app.map.on("moveend zoomend", () => this.draw(true));
      app.map.on("resize", () => {
        this.fitted = null; // a frame gets its width late, and a phone is turned
        this.draw(true);
      });
    }

    async load(address) {
      if (address === this.address) return;
      this.address = address;
      const columns = address === null ? null : await Sandtable.fetchJson(address);
      if (address !== this.address) return;
      this.columns = columns;
      this.draw(true);
    }

    get day() {
      return this.app.clock.last ?? Infinity;
    }

    /* Indices of the spells that cover the clock's day. */
    current() {
      if (!this.columns) return [];
      const { first, last } = this.columns, { day } = this;
      return first.map((_, k) => k).filter((k) => (first[k] === null || first[k] <= day) && (last[k] === null || day <= last[k]));
    }

    draw(isForced) {
      const spells = this.current(), key = spells.join();
      if (!isForced && key === this.drawn) return;
      this.drawn = key;
      this.layer.clearLayers();
      const view = this.app.map.getBounds().pad(0.1), { columns } = this;
      if (spells.length && this.app.isCompact && this.fitted !== this.columns) this.fit(spells);
      const isNamed = !this.app.shown?.length && spells.length <= NAMED;
      const near = spells.filter((k) => view.contains([columns.lat[k], columns.lon[k]])).slice(0, MOST);
      const taken = new Map(); // marks of one place stand below one another
      for (const k of near) {
        const spot = columns.lon[k] + "," + columns.lat[k], rank = taken.get(spot) || 0;
        taken.set(spot, rank + 1);
        this.layer.addLayer(this.mark(k, rank, isNamed));
      }
      if (isNamed) this.thin();
      this.app.map.getContainer().dataset.presence = spells.length;
    }

    /* Leave out the names that would lie on another, a mark or a button, or run out of the map. */
    thin() {
      const container = this.app.map.getContainer(), edge = container.getBoundingClientRect();
      const fixed = container.querySelectorAll(".leaflet-presence-pane .st-swatch, .leaflet-control-zoom, .st-tools");
      const taken = Array.from(fixed, (part) => part.getBoundingClientRect());
      for (const name of this.app.map.getPane("presence").querySelectorAll(".st-holder")) {
        const box = name.getBoundingClientRect();
        const isFree = box.right <= edge.right && !taken.some((t) => box.left < t.right && t.left < box.right && box.top < t.bottom && t.top < box.bottom);
        if (isFree) taken.push(box);
        else name.parentElement.classList.add("st-terse");
      }
    }

    /* A small map of presence alone shows all its places. */
    fit(spells) {
      this.fitted = this.columns; // before moving, for that draws again
      const { lon, lat } = this.columns, [west, south, east, north] = this.bounds ?? [];
      const bounds = this.bounds ? [[south, west], [north, east]] : spells.map((k) => [lat[k], lon[k]]);
      this.app.map.fitBounds(bounds, { paddingTopLeft: [50, 50], paddingBottomRight: NAME_AND_BUTTONS, maxZoom: 8, animate: false });
    }

    mark(k, rank, isNamed) {
      const { lon, lat, slot, standing, kind, holder, title, event } = this.columns;
      const theme = this.app.style.theme;
      const swatch = node("span", { class: "st-swatch", "aria-hidden": "true" }, standing[k] === "unknown" ? "?" : "");
      swatch.style.setProperty("--st-hue", (slot[k] === null ? theme.no_side : theme.hues[slot[k]]).mark);
      const name = node("span", { class: "st-holder", dir: "auto" }, holder[k]);
      const below = `margin-top: ${rank * ROW}px`;
      const label = node("span", { class: `st-presence st-${kind[k]} st-${standing[k]}${isNamed ? "" : " st-terse"}`, style: below }, swatch, name);
      const icon = L.divIcon({ html: label, className: "", iconSize: null });
      const mark = L.marker([lat[k], lon[k]], { icon, pane: "presence", title: title[k], alt: title[k], keyboard: true, riseOnHover: true });
      mark.on("click keypress", (happening) => {
        const pressed = happening.originalEvent?.key;
        if (pressed && pressed !== "Enter" && pressed !== " ") return;
        L.DomEvent.stop(happening.originalEvent ?? happening);
        if (event[k]) this.app.select(event[k], true);
      });
      return mark;
    }
  }
})(window.Sandtable);
