/* Ties the map to the Streamlit page around it: its slider, its keys, its address.

   The server confirms every change; following the slider here as well makes the map move
   while the handle is dragged. Where the page cannot be reached, the server alone moves it. */
"use strict";
(function (Sandtable) {
  const { node, iconButton } = Sandtable;
  const SAID_MS = 2000;
  const SLIDERS = ".st-key-window, .st-key-until";

  Sandtable.joinPage = function (app) {
    let page;
    try {
      page = window.parent.document;
    } catch (error) {
      return; // shown inside a page of another origin
    }
    app.tools.append(...copyButton(app.words, page));
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target.matches("input[type=range]") && target.closest(SLIDERS))) follow(app, page);
    });
    observer.observe(page.body, { subtree: true, attributes: true, attributeFilter: ["value", "aria-valuetext"] });
    const leave = new AbortController();
    page.addEventListener("keydown", (event) => event.target === page.body && app.key(event), { signal: leave.signal });
    window.addEventListener("pagehide", () => {
      observer.disconnect();
      leave.abort();
    });
  };

  /* The page's address holds the whole view: days, filters, open event. */
  function copyButton(words, page) {
    const said = node("span", { class: "st-copied", role: "status" });
    const copy = async () => {
      await write(page.location.href);
      said.textContent = words.copied;
      setTimeout(() => (said.textContent = ""), SAID_MS);
    };
    return [iconButton("copy", words.copy, copy, { class: "st-icon st-copy" }), said];
  }

  /* Browsers give the clipboard's own interface to secure addresses only. */
  async function write(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      const field = node("textarea", { "aria-hidden": "true" });
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  /* Read the handles as days; their unit does not matter, only their steps from the start.
     Only the first handle's least value is the slider's: the second's moves with the first. */
  function follow(app, page) {
    const { clock } = app;
    const inputs = [...page.querySelectorAll("input[type=range]")].filter((input) => input.closest(SLIDERS));
    const days = inputs.map((input) => clock.start + Math.round((input.value - inputs[0].min) / input.step));
    const [first, last] = days.length === 2 ? days : [clock.first, days[0]];
    if (last === undefined || (first === clock.first && last === clock.last)) return;
    clock.set(first, last);
    app.refresh();
    app.followedAt = performance.now();
  }
})(window.Sandtable);
