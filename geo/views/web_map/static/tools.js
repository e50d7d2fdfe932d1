/* The buttons beside the map: fit, place search, layers, distances, full screen; and coordinates. */
"use strict";
(function (Sandtable) {
  const { node, iconButton } = Sandtable;
  const FOUND = 8; // places listed at once
  const NEAREST_ZOOM = 9;
  const SEEK_MS = 400; // after the last letter

  class Tools {
    /* `layers` are switches {key, label, isOn, change(isOn)}; `backgrounds` {key, label, address, credit}. */
    constructor(app, { layers, backgrounds }) {
      this.app = app;
      const { words, map } = app;
      this.measure = new Sandtable.Measure(map, words, () => this.showMeasuring());
      this.panel = node("div", { class: "st-panel", hidden: true });
      this.buttons = {
        fit: iconButton("fit", words.fit, () => app.fit()),
        search: iconButton("search", words.search, () => this.open("search"), { "aria-expanded": "false" }),
        layers: iconButton("layers", words.layers, () => this.open("layers"), { "aria-expanded": "false" }),
        measure: iconButton("measure", words.measure, () => this.switchMeasuring(), { "aria-pressed": "false" }),
        full: iconButton("full", words.full_screen, () => this.switchFullScreen(), { "aria-pressed": "false" }),
      };
      if (!document.fullscreenEnabled) delete this.buttons.full;
      this.element = node("div", { class: "st-tools", role: "group", "aria-label": words.tools }, Object.values(this.buttons));
      this.parts = { search: this.buildSearch(), layers: this.buildLayers(layers, backgrounds) };
      this.where = node("div", { class: "st-where", "aria-hidden": "true" });
      document.addEventListener("fullscreenchange", () => this.buttons.full?.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement))));
      map.on("mousemove", ({ latlng }) => (this.where.textContent = coordinates(latlng)));
      map.on("mouseout", () => (this.where.textContent = ""));
    }

    /* Open one panel, or close it where it is open. */
    open(name) {
      const isOpen = this.opened === name;
      this.close();
      if (isOpen) return this.buttons[name].focus();
      this.opened = name;
      this.panel.hidden = false;
      this.panel.replaceChildren(this.parts[name]);
      this.buttons[name].setAttribute("aria-expanded", "true");
      return this.panel.querySelector("input")?.focus();
    }

    /* Close what is open and end measuring; tell whether there was anything to do. */
    close() {
      const wasOpen = Boolean(this.opened) || this.measure.isOn;
      this.closePanel();
      if (this.measure.isOn) this.measure.toggle();
      return wasOpen;
    }

    closePanel() {
      if (this.opened) this.buttons[this.opened].setAttribute("aria-expanded", "false");
      this.opened = null;
      this.panel.hidden = true;
    }

    /* Measure on a map that no panel covers. */
    switchMeasuring() {
      const wasOn = this.measure.isOn;
      this.close();
      if (!wasOn) this.measure.toggle();
    }

    showMeasuring() {
      this.buttons.measure.setAttribute("aria-pressed", String(this.measure.isOn));
    }

    switchFullScreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.app.map.getContainer().requestFullscreen();
    }

    buildSearch() {
      const { words } = this.app;
      this.found = node("ul", { class: "st-found" });
      this.sought = node("p", { class: "st-note", role: "status" });
      const key = (event) => {
        if (event.key === "Enter") this.found.querySelector("button")?.click();
      };
      const field = node("input", { type: "search", "aria-label": words.search, placeholder: words.search_hint, on: { input: (event) => this.seek(event.target.value), keydown: key } });
      return node("div", {}, field, this.sought, this.found);
    }

    /* List the map's own places first; the host may know more. */
    seek(text) {
      const wanted = fold(text.trim());
      this.wanted = text.trim();
      const { spots } = this.app.events || { spots: { name: [] } }, seen = new Set();
      const hits = !wanted ? [] : spots.name.map((name, spot) => ({ name, spot, at: fold(name).indexOf(wanted) }))
        .filter(({ name, at }) => at >= 0 && !seen.has(name) && seen.add(name))
        .sort((a, b) => a.at - b.at || a.name.length - b.name.length).slice(0, FOUND)
        .map(({ name, spot }) => ({ name, lon: spots.lon[spot], lat: spots.lat[spot], note: this.app.words.on_map }));
      this.listFound(hits, wanted);
      clearTimeout(this.waiting);
      if (this.app.options.tell && wanted.length > 2) this.waiting = setTimeout(() => this.app.seek(this.wanted), SEEK_MS);
    }

    /* Add what the host's gazetteer knows for words that are still asked for. */
    addFound({ text, places }) {
      if (text !== this.wanted) return;
      const known = new Set(this.hits.map(({ name }) => name));
      this.listFound([...this.hits, ...places.filter(({ name }) => !known.has(name))].slice(0, FOUND), fold(text));
    }

    listFound(hits, wanted) {
      const { words } = this.app;
      this.hits = hits;
      this.sought.textContent = wanted && !hits.length ? words.not_found : "";
      this.found.replaceChildren(...hits.map(({ name, lon, lat, note }) =>
        node("li", {}, node("button", { type: "button", dir: "auto", on: { click: () => this.goTo(name, lon, lat) } }, name, node("small", { dir: "auto" }, " " + note)))));
    }

    goTo(name, lon, lat) {
      const { map } = this.app;
      this.app.isTouched = true;
      if (this.app.isNarrow) {
        this.closePanel(); // the place lies under it
        map.getContainer().focus({ preventScroll: true });
      }
      map.setView([lat, lon], Math.max(map.getZoom(), NEAREST_ZOOM), { animate: false });
      if (this.pin) this.pin.remove();
      this.pin = L.marker([lat, lon], { icon: L.divIcon({ className: "st-pin", html: node("span", { dir: "auto" }, name), iconSize: null }), keyboard: false, interactive: false }).addTo(map);
    }

    buildLayers(layers, backgrounds) {
      const { words } = this.app;
      this.switches = new Map(layers.map(({ key, label, change }) => [key, this.buildSwitch("checkbox", key, label, change)]));
      this.grounds = [{ key: "", label: words.embedded }, ...backgrounds];
      const radios = this.grounds.map((ground) => this.buildSwitch("radio", ground.key, ground.label, () => this.setBackground(ground.key, true)));
      radios.forEach((radio) => this.switches.set("ground " + radio.querySelector("input").value, radio));
      const background = node("fieldset", {}, node("legend", {}, words.background), radios, node("p", { class: "st-note" }, words.online));
      return node("div", {}, [...this.switches.values()].filter((row) => row.querySelector("[type=checkbox]")), backgrounds.length ? background : null);
    }

    buildSwitch(type, value, label, change) {
      const input = node("input", { type, name: type === "radio" ? "st-ground" : null, value, checked: type === "radio" && !value, on: { change: (event) => change(event.target.checked) } });
      return node("label", { class: "st-switch" }, input, label);
    }

    setSwitch(key, isOn) {
      const row = this.switches.get(key);
      if (row) row.querySelector("input").checked = isOn;
    }

    /* Lay tiles from the network over the embedded basemap, with their credit; "" takes them away. */
    setBackground(key, byPerson) {
      if (key === (this.ground || "")) return;
      const { map } = this.app, ground = this.grounds.find((one) => one.key === key);
      if (!ground) return;
      if (this.tiles) this.tiles.remove();
      this.ground = key;
      this.tiles = key ? L.tileLayer(ground.address, { attribution: ground.credit, maxZoom: 17, className: "st-tiles" }).addTo(map) : null;
      this.setSwitch("ground " + key, true);
      if (byPerson) this.app.tell();
    }
  }

  /* Names are met whatever their accents and case. */
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /* Degrees, latitude first as people read them, wherever the world repeats. */
  function coordinates({ lat, lng }) {
    const lon = ((((lng + 180) % 360) + 360) % 360) - 180;
    return Math.abs(lat).toFixed(3) + "° " + (lat < 0 ? "S" : "N") + "  " + Math.abs(lon).toFixed(3) + "° " + (lon < 0 ? "W" : "E");
  }

  Sandtable.Tools = Tools;
})(window.Sandtable);
