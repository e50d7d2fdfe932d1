/* The embedded vector basemap: countries on water, below everything else. */
"use strict";
(function (Sandtable) {
  Sandtable.layBasemap = function (map, geojson, theme) {
    const look = { fillColor: theme.land, fillOpacity: 1, color: theme.border, weight: 0.8 };
    const pane = map.createPane("basemap");
    pane.style.zIndex = 200;
    pane.style.pointerEvents = "none";
    const renderer = L.canvas({ pane: "basemap", padding: 0.4 });
    L.geoJSON(geojson, {
      interactive: false,
      pane: "basemap",
      renderer,
      style: look,
    }).addTo(map);
  };
})(window.Sandtable);
