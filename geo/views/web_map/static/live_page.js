/* Ties the map to the Streamlit page around it: the page's slider, its keys, its reports.

   The server confirms every change; following the slider here as well makes the map move
   while the handle is dragged. Where the page cannot be reached, the server alone moves it. */
"use strict";
(function (Sandtable) {
  const SLIDERS = ".st-key-window, .st-key-until";

  Sandtable.joinPage = function (app) {
    let page;
    try {
      page = window.parent.document;
    } catch (error) {
      return; // shown inside a page of another origin
    }
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

  /* Read the handles as days; their unit does not matter, only their steps from the start. */
  function follow(app, page) {
    const { clock } = app;
    const days = [...page.querySelectorAll("input[type=range]")]
      .filter((input) => input.closest(SLIDERS))
      .map((input) => clock.start + Math.round((input.value - input.min) / input.step));
    const [first, last] = days.length === 2 ? days : [clock.first, days[0]];
    if (last === undefined || (first === clock.first && last === clock.last)) return;
    clock.set(first, last);
    app.refresh();
    app.followedAt = performance.now();
  }
})(window.Sandtable);
