/* DOM building. Data only ever enters as text, never as markup. */
"use strict";
window.Sandtable = {};
(function (Sandtable) {
  /* Build an element: node("p", {class: "note"}, "text", child, ...). */
  function node(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /* A link that opens elsewhere; anything but http and https stays plain text. */
  function link(url, label) {
    if (!/^https?:\/\//i.test(url || "")) return node("span", {}, label);
    return node("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
  }

  const ICONS = {
    play: "M3 1.5v13l11-6.5z",
    pause: "M3 2h3.6v12H3zM9.4 2H13v12H9.4z",
    back: "M11.5 2v12L4 8z",
    forward: "M4.5 2v12L12 8z",
    reset: "M3 2h2.2v12H3zM13 2v12L6 8z",
    close: "M3.2 2 8 6.8 12.8 2 14 3.2 9.2 8 14 12.8 12.8 14 8 9.2 3.2 14 2 12.8 6.8 8 2 3.2z",
    copy: "M5 1h9v10h-2.2V3.2H5zM2 4h8v11H2z",
    fit: "M1 1h5v2H3v3H1zM10 1h5v5h-2V3h-3zM1 10h2v3h3v2H1zM13 10h2v5h-5v-2h3z",
  };

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  }

  function iconButton(name, label, handler, attributes) {
    const options = { type: "button", class: "st-icon", title: label, "aria-label": label, on: { click: handler } };
    return node("button", { ...options, ...attributes }, icon(name));
  }

  function fontFamily(style) {
    return [...style.fonts.slice(0, -1).map((font) => '"' + font + '"'), "system-ui", "sans-serif"].join(", ");
  }

  Object.assign(Sandtable, { node, link, icon, iconButton, fontFamily });
})(window.Sandtable);
