/* Distances along a line that a person draws, on the sphere. */
"use strict";
(function (Sandtable) {
  const { node } = Sandtable;
  const EARTH_KM = 6371.0088;

  class Measure {
    /* onSwitch() is called when measuring begins or ends. */
    constructor(map, words, onSwitch) {
      Object.assign(this, { map, words, onSwitch, isOn: false, points: [] });
      this.said = node("div", { class: "st-measured", role: "status", hidden: true });
      map.getContainer().append(this.said);
    }

    toggle() {
      this.isOn = !this.isOn;
      this.points = [];
      if (this.line) this.line.remove();
      this.line = null;
      this.map.getContainer().classList.toggle("st-measuring", this.isOn);
      this.said.hidden = !this.isOn;
      this.said.textContent = this.words.measure_hint;
      this.onSwitch();
    }

    /* Add a point to the line. */
    add({ lat, lng }) {
      this.points.push([lat, lng]);
      if (this.line) this.line.setLatLngs(this.points);
      else this.line = L.polyline(this.points, { pane: "measure", className: "st-measure-line", interactive: false, weight: 3, dashArray: "6 5" }).addTo(this.map);
      const legs = this.points.slice(1).map((point, k) => distanceKm(this.points[k], point));
      const total = legs.reduce((sum, leg) => sum + leg, 0);
      this.said.textContent = legs.length ? this.words.measured.replace("{km}", format(total)) : this.words.measure_next;
    }
  }

  function distanceKm([lat, lon], [toLat, toLon]) {
    const rad = Math.PI / 180, dLat = ((toLat - lat) * rad) / 2, dLon = ((toLon - lon) * rad) / 2;
    const h = Math.sin(dLat) ** 2 + Math.cos(lat * rad) * Math.cos(toLat * rad) * Math.sin(dLon) ** 2;
    return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
  }

  function format(km) {
    return km < 10 ? km.toFixed(1) : String(Math.round(km));
  }

  Object.assign(Sandtable, { Measure, distanceKm });
})(window.Sandtable);
