/* From degrees to the pixels of the map's container, at the zoom and place it has now. */
"use strict";
(function (Sandtable) {
  const EARTH_M = 40075016.7, SAFE_LAT = 85;

  function mercatorX(lon) {
    return lon / 360 + 0.5;
  }

  function mercatorY(lat) {
    const sine = Math.sin((Math.max(-SAFE_LAT, Math.min(SAFE_LAT, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  class View {
    constructor(map, events) {
      const corner = map.containerPointToLayerPoint([0, 0]);
      const origin = map.getPixelOrigin().add(corner);
      Object.assign(this, { spots: events.spots, corner, size: map.getSize(), zoom: map.getZoom() });
      this.scale = 256 * Math.pow(2, this.zoom);
      Object.assign(this, { left: origin.x, top: origin.y, x: events.mercator.x, y: events.mercator.y });
    }

    at(spot) {
      return [this.x[spot] * this.scale - this.left, this.y[spot] * this.scale - this.top];
    }

    of(lon, lat) {
      return [mercatorX(lon) * this.scale - this.left, mercatorY(lat) * this.scale - this.top];
    }

    isNear([x, y], margin) {
      return x > -margin && y > -margin && x < this.size.x + margin && y < this.size.y + margin;
    }

    /* How many pixels a spot's radius takes. */
    reach(spot) {
      const metresPerPixel = (EARTH_M * Math.cos((this.spots.lat[spot] * Math.PI) / 180)) / this.scale;
      return (this.spots.radius[spot] * 1000) / metresPerPixel;
    }

    /* The outline of a vague place: its known border, or the circle that it may lie in. */
    outline(spot) {
      const path = new Path2D(), rings = this.spots.rings[spot];
      if (!rings) {
        path.arc(...this.at(spot), this.reach(spot), 0, 2 * Math.PI);
        return path;
      }
      for (const ring of rings) {
        ring.forEach(([lon, lat], k) => path[k ? "lineTo" : "moveTo"](...this.of(lon, lat)));
        path.closePath();
      }
      return path;
    }
  }

  /* Spots as fractions of the world's width, once for all zooms. */
  function project({ lon, lat }) {
    return { x: Float64Array.from(lon, mercatorX), y: Float64Array.from(lat, mercatorY) };
  }

  Object.assign(Sandtable, { View, project });
})(window.Sandtable);
