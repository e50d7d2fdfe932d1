/* Which part of the world to show, so that all that is told of is in view. */
"use strict";
(function (Sandtable) {
  const OUTLIER = 6; // times the median distance from the middle

  /* Bounds of the events given, or null when none of them has a place. Whole countries count
     only where nothing more precise is named: they would shrink all the rest; the middle of one
     that bears symbols is kept in view if it is near. With `isCore` the few spots that lie far
     off from the others don't count either. */
  function boundsOf(events, indices, { isCore, wideFromKm }) {
    const { lon, lat, radius } = events.spots, isWide = (spot) => radius[spot] >= wideFromKm;
    const all = new Set([...events.distinct("spots_of", indices)].flat());
    const bearing = new Set([...events.distinct("symbols", indices)].flat().map(([spot]) => spot));
    const spots = [...all], precise = spots.filter((spot) => !isWide(spot)), told = precise.length ? precise : spots;
    const bounds = L.latLngBounds([]);
    for (const spot of isCore ? coreOf(told, lon, lat) : told) {
      bounds.extend(L.latLng(lat[spot], lon[spot]).toBounds(2000 * radius[spot]));
    }
    if (!bounds.isValid()) return null;
    const around = bounds.pad(0.5);
    for (const spot of bearing) {
      const middle = L.latLng(lat[spot], lon[spot]);
      if (isWide(spot) && around.contains(middle)) bounds.extend(middle);
    }
    return bounds;
  }

  /* Leave out spots so far off that all others would shrink to a point. */
  function coreOf(spots, lon, lat) {
    const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const x = middle(spots.map((spot) => lon[spot])), y = middle(spots.map((spot) => lat[spot]));
    const away = (spot) => Math.hypot((lon[spot] - x) * Math.cos((y * Math.PI) / 180), lat[spot] - y);
    const reach = OUTLIER * middle(spots.map(away));
    const near = spots.filter((spot) => away(spot) <= reach);
    return near.length >= 0.8 * spots.length ? near : spots;
  }

  Sandtable.boundsOf = boundsOf;
})(window.Sandtable);
