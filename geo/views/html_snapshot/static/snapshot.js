/* Starts the map of a snapshot, with its filters and its table. All data is in the page. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words } = data.setup;
  const map = L.map("map", { keyboard: false, zoomSnap: 0.25, zoomDelta: 0.5, minZoom: 2, maxZoom: 14 }).setView([20, 20], 3);
  const cards = new Map(data.cards.map((card) => [card.id, card]));
  const app = new Sandtable.App(map, {
    ...data.setup,
    basemap: data.basemap,
    credit: data.credit,
    handles: true,
    cardOf: (id) => cards.get(id),
  });
  const query = {};
  buildFilters();
  app.setColumns(data.columns);
  app.listeners.push(showTable);
  showTable();
  window.sandtable = app;

  function buildFilters() {
    const { columns } = data;
    const actions = count(columns.action.map((code) => columns.actions[code]));
    const sides = count(columns.side_name.map((code) => columns.sides[code]).filter(Boolean));
    const statuses = count(columns.status.map((code) => columns.statuses[code]));
    document.getElementById("filters").append(
      select(words.filter_action, "actions", actions, (name) => data.action_labels[name]),
      select(words.filter_side, "forces", sides, (name) => name, (name) => name.toLowerCase()),
      select(words.filter_status, "statuses", statuses, (name) => words.statuses[name]),
    );
  }

  function count(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1]);
  }

  function select(label, field, counts, write, read = (name) => name) {
    const options = counts.map(([name, number]) => node("option", { value: name }, write(name) + " (" + number + ")"));
    const change = (event) => {
      query[field] = event.target.value ? [read(event.target.value)] : [];
      app.filter({ ...query });
    };
    const box = node("select", { on: { change } }, node("option", { value: "" }, words.all), options);
    return node("label", {}, label, box);
  }

  function showTable() {
    const { events } = app, heads = ["when", "what", "route", "status", "publisher"];
    const rows = app.shown.map((i) => {
      const id = events.ids[i], card = cards.get(id);
      const open = node("button", { type: "button", on: { click: () => choose(id) } }, events.text("title", i));
      const cells = [card.when || words.no_date, open, events.text("route", i), card.status_label, publishers(card)];
      return node("tr", { "aria-current": id === app.selected }, cells.map((cell) => node("td", { dir: "auto" }, cell)));
    });
    document.getElementById("table").replaceChildren(
      node("thead", {}, node("tr", {}, heads.map((name) => node("th", { scope: "col" }, words.table[name])))),
      node("tbody", {}, rows),
    );
  }

  function publishers(card) {
    return [...new Set(card.claims.map((claim) => claim.publisher).filter(Boolean))].join(", ");
  }

  function choose(id) {
    app.select(id, true);
    document.getElementById("map").scrollIntoView({ block: "nearest" });
  }
})(window.Sandtable);
