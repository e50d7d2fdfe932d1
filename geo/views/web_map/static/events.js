/* The events of a store as columns, and the same filter as geo.model.query.EventQuery. */
"use strict";

(function (Sandtable) {
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  /* Days since 1970-01-01 as "14 Jul 2020". */
  function formatDay(day) {
    const date = new Date(day * 864e5);
    return date.getUTCDate() + " " + MONTHS[date.getUTCMonth()] + " " + date.getUTCFullYear();
  }

  /* The first and the last day that a person's words mean, or null: "14 Jul 2020", "2020-07-14",
     "Jul 14, 2020", "July 2020", "2020-07", "2020". */
  function readDay(text) {
    const words = text.trim().toLowerCase().split(/[\s,.\-/]+/).filter(Boolean);
    const year = words.find((word) => /^\d{4}$/.test(word));
    const named = words.find((word) => /^[a-z]{3,}$/.test(word));
    const rest = words.filter((word) => word !== year && word !== named).map(Number);
    const isYearFirst = words[0] === year;
    const isOrdered = named !== undefined || isYearFirst || rest.length === 0;
    if (!year || words.length > 3 || !isOrdered || rest.some((number) => !Number.isInteger(number))) return null;
    const month = named ? MONTHS.findIndex((name) => named.startsWith(name.toLowerCase())) : rest.length ? rest.shift() - 1 : null;
    return spanOf(Number(year), month, rest[0]);
  }

  function spanOf(year, month, day) {
    if (month !== null && !(month >= 0 && month < 12)) return null;
    const number = (m, d) => Date.UTC(year, m, d) / 864e5;
    if (month === null) return [number(0, 1), number(11, 31)];
    if (day === undefined) return [number(month, 1), number(month + 1, 0)];
    const found = number(month, day);
    return day >= 1 && new Date(found * 864e5).getUTCDate() === day ? [found, found] : null;
  }

  function formatSpan(first, last) {
    if (first === null) return "";
    return first === last ? formatDay(first) : formatDay(first) + " – " + formatDay(last);
  }

  const EVER = 2 ** 31 - 1; // an undated event meets every window

  class Events {
    constructor(columns) {
      Object.assign(this, columns);
      this.count = this.ids.length;
      this.start = fill(this.first, -EVER);
      this.end = fill(this.last, EVER);
      this.findExtent();
      this.ways = flatten(this.arrows);
      this.marks = flatten(this.symbols);
      this.isPlaced = Uint8Array.from(this.spots_of, (spots) => (spots.length ? 1 : 0));
    }

    /* The number of an event by its id, made when it is first asked for. */
    get indexOf() {
      this.numbers ??= new Map(this.ids.map((id, index) => [id, index]));
      return this.numbers;
    }

    /* The distinct values of a column among these events. Of lists only those that are one and
       the same object count as equal, as they mostly are. */
    distinct(column, indices) {
      const values = this[column], found = new Set();
      for (const i of indices) found.add(values[i]);
      return found;
    }

    findExtent() {
      let first = EVER, last = -EVER;
      for (let i = 0; i < this.count; i++) {
        if (this.first[i] === null) continue;
        first = Math.min(first, this.start[i]);
        last = Math.max(last, this.end[i]);
      }
      [this.firstDay, this.lastDay] = first > last ? [null, null] : [first, last];
    }

    /* Indices of the events that every part of the query but its dates selects. */
    filter(query) {
      const actions = codes(query.actions, this.actions);
      const statuses = codes(query.statuses, this.statuses);
      const forces = codes(query.forces, this.force_keys);
      const places = codes(query.places, this.place_keys);
      const kept = [];
      for (let i = 0; i < this.count; i++) {
        if (actions && !actions.has(this.action[i])) continue;
        if (statuses && !statuses.has(this.status[i])) continue;
        if (forces && !this.force[i].some((key) => forces.has(key))) continue;
        if (places && !this.place[i].some((key) => places.has(key))) continue;
        if (query.bbox && !this.spots_of[i].some((spot) => this.isInside(spot, query.bbox))) continue;
        if (query.max_days && (this.first[i] === null || this.last[i] - this.first[i] + 1 > query.max_days)) continue;
        if (query.max_radius_km && !(this.radius[i] !== null && this.radius[i] <= query.max_radius_km)) continue;
        kept.push(i);
      }
      return kept;
    }

    /* Of the events given, those that may have happened in the window, undated ones among them. */
    within(indices, first, last) {
      const from = first ?? -EVER, to = last ?? EVER, kept = new Int32Array(indices.length);
      let count = 0;
      for (const i of indices) if (this.end[i] >= from && this.start[i] <= to) kept[count++] = i;
      return kept.subarray(0, count);
    }

    /* Of those, the ones with a place; where only some days are shown, only dated ones. */
    drawable(indices, isEveryDay) {
      const kept = new Int32Array(indices.length);
      let count = 0;
      for (const i of indices) if (this.isPlaced[i] && (isEveryDay || this.start[i] > -EVER)) kept[count++] = i;
      return kept.subarray(0, count);
    }

    isInside(spot, [west, south, east, north]) {
      const lon = this.spots.lon[spot], lat = this.spots.lat[spot];
      const inLon = west <= east ? west <= lon && lon <= east : lon >= west || lon <= east;
      return inLon && south <= lat && lat <= north;
    }

    text(column, i) {
      return this.texts[this[column][i]];
    }

    /* The date of an event; `words` say how it is known where no text gives it. */
    when(i, words) {
      if (this.first[i] === null) return "";
      const basis = this.date_bases[this.date_basis[i]];
      const date = basis === "publication" ? formatDay(this.last[i]) : formatSpan(this.first[i], this.last[i]);
      return words.dates[basis].replace("{date}", date);
    }
  }

  function fill(column, missing) {
    const filled = new Int32Array(column.length);
    for (let i = 0; i < filled.length; i++) filled[i] = column[i] ?? missing;
    return filled;
  }

  /* Lists of rows of up to three numbers, one list an event, as one typed array a column. Event i
     has the rows at[i] to at[i + 1]. */
  function flatten(lists) {
    const at = new Int32Array(lists.length + 1);
    for (let i = 0; i < lists.length; i++) at[i + 1] = at[i] + lists[i].length;
    const columns = [0, 1, 2].map(() => new Int32Array(at[lists.length]));
    for (let i = 0; i < lists.length; i++) {
      for (let k = 0; k < lists[i].length; k++) lists[i][k].forEach((value, column) => (columns[column][at[i] + k] = value));
    }
    return { at, columns };
  }

  function codes(wanted, names) {
    if (!wanted || !wanted.length) return null;
    const index = new Map(names.map((name, code) => [name, code]));
    return new Set(wanted.map((name) => index.get(name)));
  }

  Object.assign(Sandtable, { Events, formatDay, formatSpan, readDay, MONTHS });
})(window.Sandtable);
