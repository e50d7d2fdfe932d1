/* Ties the map to the Streamlit page around it: its keys and its address. */
"use strict";
(function (Sandtable) {
  const { node, iconButton } = Sandtable;
  const SAID_MS = 2000;
  const IDLE_MS = 300; // what can wait waits so long at most
  const PATIENCE_MS = 2000; // for the server to write the page's address
  const PAGE_KEYS = ["ArrowLeft", "ArrowRight", " ", "Escape"];

  Sandtable.host = { tell: (report) => Streamlit.setComponentValue(report) };

  Sandtable.joinPage = function (app, basemap) {
    layGround(app, basemap);
    const flush = () => app.flush(); // before something is done elsewhere on the page
    document.documentElement.addEventListener("mouseleave", flush);
    window.addEventListener("blur", flush);
    let page;
    try {
      page = window.parent.document;
    } catch (error) {
      return; // shown inside a page of another origin
    }
    app.card.permalink = (id) => permalink(page.location, id);
    app.tools.append(...copyButton(app, page));
    const leave = new AbortController();
    const press = (event) => event.target === page.body && PAGE_KEYS.includes(event.key) && app.key(event);
    page.addEventListener("keydown", press, { signal: leave.signal });
    page.addEventListener("pointerdown", flush, { capture: true, signal: leave.signal });
    window.addEventListener("pagehide", () => leave.abort());
  };

  /* Land and borders come after the events, which matter more and take a tenth of the time; and
     country by country, so that the page answers meanwhile. */
  async function layGround(app, address) {
    await app.painted;
    const { features } = await Sandtable.fetchJson(address);
    app.layBasemap([]);
    while (features.length) {
      const deadline = await idle();
      do app.ground.addData(features.pop());
      while (features.length && deadline.timeRemaining() > 0);
    }
  }

  /* Wait until the browser has nothing more urgent to do. */
  function idle() {
    const act = window.requestIdleCallback ?? ((keep) => setTimeout(() => keep({ timeRemaining: () => 0 })));
    return new Promise((keep) => act(keep, { timeout: IDLE_MS }));
  }

  /* Tell the page, once, that events are on the screen: only then it shows what stands around. */
  Sandtable.announce = async function (app) {
    if (app.isAnnounced) return;
    app.isAnnounced = true;
    await app.painted;
    await idle();
    app.options.tell({ turn: 0 }); // no report: nobody has done anything
  };

  /* The address of one event alone, whatever days and filters are chosen now. */
  function permalink({ origin, pathname }, id) {
    return origin + pathname + "?event=" + encodeURIComponent(id);
  }

  /* The page's address holds the whole view, once the server knows it: days, filters, open event. */
  function copyButton(app, page) {
    const { words } = app, said = node("span", { class: "st-copied", role: "status" });
    const copy = async () => {
      app.flush();
      await Promise.race([app.answer, after(PATIENCE_MS)]);
      await write(page.location.href);
      said.textContent = words.copied;
      setTimeout(() => (said.textContent = ""), SAID_MS);
    };
    return [iconButton("link", words.copy, copy, { class: "st-icon st-copy" }), said];
  }

  const after = (ms) => new Promise((keep) => setTimeout(keep, ms));

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
})(window.Sandtable);
