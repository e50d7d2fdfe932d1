/* The embedded vector basemap: countries on water, below everything else. */
"use strict";
(function (Sandtable) {
  Sandtable.groundLook = (theme) => ({ fillColor: theme.land, fillOpacity: 1, color: theme.border, weight: 0.8 });

  /* Lay the countries; the layer returned takes the look of another theme. */
  Sandtable.layBasemap = function (map, geojson, theme) {
    const pane = map.createPane("basemap");
    Object.assign(pane.style, { zIndex: 150, pointerEvents: "none" }); // below tiles
    const renderer = L.canvas({ pane: "basemap", padding: 0.4 });
    return L.geoJSON(geojson, { interactive: false, pane: "basemap", renderer, style: Sandtable.groundLook(theme) }).addTo(map);
  };
})(window.Sandtable);
