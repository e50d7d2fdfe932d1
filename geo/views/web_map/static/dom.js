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
    event_back: "M2 2h2v12H2zM8 8l6-6v12zM5 8l3-3v6z",
    event_forward: "M12 2h2v12h-2zM8 8L2 2v12zM11 8L8 5v6z",
    loop: "M4 4.2h7V2l4 3.3-4 3.3V6.4H4.2V9H2V4.2zM12 11.8H5V14l-4-3.3 4-3.3v2.2h6.8V7H14v4.8z",
    reset: "M1 4h2v8H1zM13 4h2v8h-2zM4 8l3-3v2h2V5l3 3-3 3V9H7v2z",
    search: "M6.5 1a5.5 5.5 0 1 0 3.4 9.8l3.7 3.7 1.4-1.4-3.7-3.7A5.5 5.5 0 0 0 6.5 1zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z",
    measure: "M1 11 11 1l4 4L5 15zM3.4 11 5 12.6 12.6 5 11 3.4l-.9.9 1.3 1.3-.9.9-1.3-1.3-1 1 .8.8-.9.9-.8-.8-1 1 1.3 1.3-.9.9-1.3-1.3z",
    layers: "M8 1 1 5l7 4 7-4zM2.6 7.6 1 8.5l7 4 7-4-1.6-.9L8 10.6zM2.6 11 1 12l7 4 7-4-1.6-1L8 14z",
    full: "M1 1h5v2H4.4L7 5.6 5.6 7 3 4.4V6H1zM15 15h-5v-2h1.6L9 10.4 10.4 9l2.6 2.6V10h2zM15 1v5h-2V4.4L10.4 7 9 5.6 11.6 3H10V1zM1 15v-5h2v1.6L5.6 9 7 10.4 4.4 13H6v2z",
    link: "M6.2 9.8a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2L8 3.8l1.3 1.3 1.2-1.2a1.2 1.2 0 0 1 1.6 1.6l-3 3a1.2 1.2 0 0 1-1.7 0zM9.8 6.2a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2L8 12.2l-1.3-1.3-1.2 1.2a1.2 1.2 0 0 1-1.6-1.6l3-3a1.2 1.2 0 0 1 1.7 0z",
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

  /* Text as one line that a canvas can hold: no marks that turn its direction, not too long. */
  function oneLine(text, most) {
    const plain = text.replace(/[\u202a-\u202e\u2066-\u2069\p{Cc}]+/gu, " ").trim();
    return plain.length > most ? plain.slice(0, most - 1) + "…" : plain;
  }

  /* A name that runs in its own direction and leaves that of the words around it alone. */
  function isolate(name) {
    return "\u2068" + name + "\u2069";
  }

  function fontFamily(style) {
    return [...style.fonts.slice(0, -1).map((font) => '"' + font + '"'), "system-ui", "sans-serif"].join(", ");
  }

  Object.assign(Sandtable, { node, link, icon, iconButton, oneLine, isolate, fontFamily });
})(window.Sandtable);
