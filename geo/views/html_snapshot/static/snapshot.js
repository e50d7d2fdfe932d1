/* Starts the map of a snapshot, with its filters and its table. All data is in the page. */
"use strict";
(async function (Sandtable) {
  const { node } = Sandtable;
  const PAGE = 200; /* rows of the table at a time */
  if (!window.DecompressionStream) {
    document.getElementById("too-old").hidden = false;
    return;
  }
  const data = await unpack(document.getElementById("data").textContent);
  const { words } = data.setup, { fields, values, codes } = data.table;
  const columns = { ids: data.ids, ...data.lists };
  for (const name of fields) if (!name.startsWith("card.")) columns[name] = column(name);
  const numbers = new Map(data.ids.map((id, number) => [id, number]));
  const map = L.map("map", { keyboard: false, zoomSnap: 0.25, zoomDelta: 0.5, minZoom: 2, maxZoom: 14 }).setView([20, 20], 3);
  const app = new Sandtable.App(map, {
    ...data.setup,
    credit: data.credit,
    cardOf: (id) => cardOf(numbers.get(id)),
  });
  app.layBasemap(data.basemap);
  const query = {}, more = document.getElementById("more");
  let limit = PAGE;
  buildFilters();
  app.setColumns(columns);
  app.listeners.push(showTable);
  more.addEventListener("click", () => ((limit += PAGE), showTable()));
  showTable();
  window.sandtable = app;
  const dark = matchMedia("(prefers-color-scheme: dark)"), follow = () => app.setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", follow);
  follow();

  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).json();
  }

  function column(name) {
    const field = fields.indexOf(name);
    return data.ids.map((_, number) => values[field][codes[number * fields.length + field]]);
  }

  function cardOf(number) {
    if (number === undefined) return undefined;
    const card = { id: data.ids[number] };
    fields.forEach((name, field) => {
      if (name.startsWith("card.")) card[name.slice(5)] = values[field][codes[number * fields.length + field]];
    });
    return card;
  }

  function buildFilters() {
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
      limit = PAGE;
      app.filter({ ...query });
    };
    const box = node("select", { on: { change } }, node("option", { value: "" }, words.all), options);
    return node("label", {}, label, box);
  }

  function showTable() {
    const { events } = app, heads = ["when", "what", "route", "status", "publisher"];
    const rows = [...app.shown.subarray(0, limit)].map((i) => {
      const id = events.ids[i], card = cardOf(i);
      const open = node("button", { type: "button", on: { click: () => choose(id) } }, events.text("title", i));
      const cells = [card.when || words.no_date, open, events.text("route", i), card.status_label, publishers(card)];
      return node("tr", { "aria-current": id === app.selected }, cells.map((cell) => node("td", { dir: "auto" }, cell)));
    });
    document.getElementById("table").replaceChildren(
      node("thead", {}, node("tr", {}, heads.map((name) => node("th", { scope: "col" }, words.table[name])))),
      node("tbody", {}, rows),
    );
    const left = app.shown.length - rows.length;
    more.hidden = left <= 0;
    more.textContent = data.more_rows.replace("{n}", Math.min(left, PAGE)).replace("{m}", left);
  }

  function publishers(card) {
    return [...new Set(card.claims.map((claim) => claim.publisher).filter(Boolean))].join(", ");
  }

  function choose(id) {
    app.select(id, true);
    document.getElementById("map").scrollIntoView({ block: "nearest" });
  }
})(window.Sandtable);
