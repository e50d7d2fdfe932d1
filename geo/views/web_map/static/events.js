/* The events of a store as columns, and the same filter as geo.model.query.EventQuery. */
"use strict";

(function (Sandtable) {
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  /* Days since 1970-01-01 as "14 Jul 2020". */
  function formatDay(day) {
    const date = new Date(day * 864e5);
    return date.getUTCDate() + " " + MONTHS[date.getUTCMonth()] + " " + date.getUTCFullYear();
  }

  function formatSpan(first, last) {
    if (first === null) return "";
    return first === last ? formatDay(first) : formatDay(first) + " – " + formatDay(last);
  }

  class Events {
    constructor(columns) {
      Object.assign(this, columns);
      this.count = this.ids.length;
      this.indexOf = new Map(this.ids.map((id, index) => [id, index]));
      const dated = this.first.filter((day) => day !== null);
      this.firstDay = dated.length ? dated.reduce((a, b) => Math.min(a, b)) : null;
      this.lastDay = dated.length ? this.last.reduce((a, b) => (b === null ? a : Math.max(a, b)), -1e9) : null;
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

    /* Tell whether the event may have happened in the window; undated events meet every window. */
    isWithin(i, first, last) {
      const start = this.first[i];
      return start === null || ((first === null || this.last[i] >= first) && (last === null || start <= last));
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

  function codes(wanted, names) {
    if (!wanted || !wanted.length) return null;
    const index = new Map(names.map((name, code) => [name, code]));
    return new Set(wanted.map((name) => index.get(name)));
  }

  Object.assign(Sandtable, { Events, formatDay, formatSpan, MONTHS });
})(window.Sandtable);
