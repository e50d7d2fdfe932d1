/* What the server sends with every change: addresses and codes, no data of events. */
"use strict";
(function (Sandtable) {
  /* Take over a tick. `turn` is the last report that the server knows: what a person has done
     since is newer than the days, the card and the layers that it sends. `total` is how many events
     there are to show, null for all of the store. */
  Sandtable.takeTick = async function (app, tick) {
    const number = (app.ticks = (app.ticks || 0) + 1), isLate = () => number !== app.ticks;
    app.hear(tick.turn || 0);
    app.total = tick.total ?? null;
    app.setTheme(tick.theme);
    restoreView(app, tick.view);
    if (tick.data !== app.data) {
      app.data = tick.data;
      const columns = await Sandtable.fetchColumns(tick.data);
      if (app.data !== tick.data) return;
      app.setColumns(columns);
    }
    await Sandtable.takeOverlays?.(app, tick);
    if (tick.found) app.toolbox.addFound(tick.found);
    if (isLate() || !app.events) return;
    const isNewer = (tick.turn || 0) >= app.told && !app.clock.isPlaying && !app.isPending;
    if (JSON.stringify(tick.query) !== JSON.stringify(app.query)) app.filter(tick.query);
    if (isNewer && isOther(app, tick)) takeState(app, tick);
    await takeDrawings(app, tick.drawings);
    await takeCard(app, tick);
    if (tick.isAwaited) Sandtable.announce(app);
  };

  /* Tell whether the server wants another state than it wanted last; a person may have left that. */
  function isOther(app, { first, last, mode, event, layers }) {
    const wanted = JSON.stringify([first, last, mode, event, layers]), before = app.wanted;
    app.wanted = wanted;
    return wanted !== before;
  }

  /* The part of the world that a link names, once. */
  function restoreView(app, view) {
    if (!view || app.isTouched) return;
    app.isTouched = true;
    app.moveQuietly(() => app.map.setView([view[1], view[0]], view[2], { animate: false }));
  }

  function takeState(app, { first, last, mode, event, layers = [] }) {
    const before = app.clock.state;
    app.clock.set(first, last, mode);
    if (before !== app.clock.state) app.refresh();
    if (event !== app.selected) app.select(event, false);
    const ground = layers.find((layer) => layer !== "symbols") || "";
    app.toolbox.setBackground(ground, false);
    if (layers.includes("symbols") !== app.isSymbols) app.setSymbols(layers.includes("symbols"), false);
  }

  async function takeDrawings(app, address) {
    if (!address || address === app.drawings) return;
    app.drawings = address;
    app.layer.badges.setDrawings(await Sandtable.fetchJson(address));
  }

  /* The card is a file of its own: steps of the clock don't carry it. */
  async function takeCard(app, { event, card }) {
    if (!card || event !== app.selected || card === app.cardShown && app.card.isOpen) return;
    const found = await Sandtable.fetchJson(card);
    if (found.id !== app.selected) return;
    app.cardShown = card;
    app.open(found, app.isAwaited);
    app.isAwaited = false;
  }
})(window.Sandtable);
