/* The card of one event: what, who, where, when, who says so, in which words. */
"use strict";
(function (Sandtable) {
  const { node, link, iconButton } = Sandtable;
  const FACTS = ["who", "quantity", "against", "origin", "via", "destination", "location", "when", "status"];

  class Card {
    /* `permalink(id)` gives the address of an event, null where the page has none; onStep(1 or -1)
       goes on to the next or the last event. */
    constructor({ words, style, permalink, onClose, onStep }) {
      Object.assign(this, { words, style, permalink, onClose, onStep });
      this.element = node("aside", { class: "st-card", "aria-label": words.card, tabindex: "-1", hidden: true });
    }

    get isOpen() {
      return !this.element.hidden;
    }

    close() {
      this.element.hidden = true;
      this.element.replaceChildren();
    }

    /* Show a card as geo.views.web_map.card makes it; focus moves there when asked. */
    show(card, { focus = false } = {}) {
      this.element.classList.toggle("st-broad", card.claims.length > 1);
      this.fill(card.title, this.parts(card), focus);
    }

    /* Show a list of buttons in the card's place: [{label, note, open}], with actions above it. */
    list(title, items, { actions = [], more = "", focus = false } = {}) {
      const rows = items.map(({ label, note, open }) =>
        node("li", {}, node("button", { type: "button", on: { click: open } }, label), node("small", {}, note)));
      this.element.classList.remove("st-broad");
      const note = more ? node("p", { class: "st-note" }, more) : null;
      this.fill(title, [...actions, node("ol", { class: "st-list" }, rows), note], focus);
    }

    fill(title, parts, focus) {
      const isCard = parts[0]?.classList.contains("st-kicker"), pressed = document.activeElement?.dataset.step;
      const heading = node("h2", {}, title), [first, ...rest] = parts.filter(Boolean);
      this.element.replaceChildren(this.buttons(isCard), ...(isCard ? [first, heading, ...rest] : [heading, ...parts.filter(Boolean)]));
      this.element.hidden = false;
      this.element.scrollTop = 0;
      if (focus) (this.element.querySelector(`[data-step="${pressed}"]`) || this.element).focus();
    }

    /* Where a card covers the clock, its own buttons go from event to event. */
    buttons(isCard) {
      const { words } = this;
      const step = (name, by) => iconButton(name, words[name], () => this.onStep(by), { "data-step": by });
      const steps = isCard ? [step("event_back", -1), step("event_forward", 1)] : [];
      return node("div", { class: "st-card-buttons" }, steps, iconButton("close", words.close, () => this.onClose(), { class: "st-icon st-close" }));
    }

    parts(card) {
      const { words } = this, sources = card.claims.length > 1 ? words.sources(card.claims.length) : words.source;
      return [
        node("p", { class: "st-kicker" }, this.chip(card), node("span", { class: "st-status" }, card.status_label), this.address(card)),
        this.facts(card),
        ...card.conflicts.map((conflict) => node("p", { class: "st-conflict", dir: "auto" }, node("strong", {}, words.conflict + " "), conflict)),
        node("h3", {}, sources),
        ...card.claims.map((claim, number) => this.claim(claim, card.claims.length > 1 ? number + 1 : null)),
        card.claims_left ? node("p", { class: "st-note" }, words.more_claims(card.claims_left)) : null,
        ...this.comparison(card.claims),
        ...this.places(card),
        card.reasons.length ? node("details", {}, node("summary", {}, words.why_one), this.lines(card.reasons)) : null,
      ];
    }

    chip(card) {
      const { hues, no_side: none, other_side: other } = this.style.theme;
      const hue = card.side === null ? none : hues[card.side] || other;
      const chip = node("span", { class: "st-chip" }, card.action_label);
      chip.style.borderColor = hue.mark;
      chip.style.color = hue.ink;
      return chip;
    }

    address({ id }) {
      const href = this.permalink && this.permalink(id);
      if (!href) return null;
      return node("a", { class: "st-permalink", href, target: "_top", title: this.words.permalink_help }, this.words.permalink);
    }

    facts(card) {
      const { words } = this, list = node("dl", {});
      const add = (term, ...values) => values.some(Boolean) && list.append(node("dt", {}, term), node("dd", { dir: "auto" }, ...values));
      add(words.who, card.who || (card.is_movement ? this.missing() : ""));
      add(words.how_many, card.quantity);
      add(words.against, card.opponents);
      if (card.is_movement) {
        add(words.origin, card.origin || this.missing());
        add(words.via, card.via);
        add(words.destination, card.destination || this.missing());
      }
      add(words.place, card.location);
      add(words.when, card.when || this.missing(), this.basis(card));
      add(words.sure, card.confidence, node("small", {}, " " + card.support));
      return list;
    }

    /* How the date is known; a warning where the sentence does not give it. */
    basis(card) {
      return card.when_is_guessed ? node("p", { class: "st-guessed" }, card.when_basis) : node("small", {}, " " + card.when_basis);
    }

    missing() {
      return node("em", { class: "st-missing" }, this.words.not_stated);
    }

    /* One claim: its sentence with what was read from which words, and who says so. */
    claim(claim, number) {
      const { words } = this;
      const quote = node("blockquote", { dir: "auto" }, claim.quote.map(([text, role]) =>
        role ? node("mark", { class: "st-" + role, title: words.roles[role] || role }, text) : text));
      const source = [claim.publisher && node("bdi", {}, claim.publisher), claim.published && node("span", {}, claim.published)].filter(Boolean);
      const verdict = number === null ? null : claim.differs.length ? words.differs + ": " + claim.differs.map((fact) => words.facts[fact]).join(", ") : words.agrees;
      return node("div", { class: "st-claim" },
        verdict ? node("p", { class: claim.differs.length ? "st-verdict st-other" : "st-verdict" }, number + " · " + verdict) : null,
        quote,
        claim.attribution ? node("p", { class: "st-note", dir: "auto" }, words.according_to + " ", claim.attribution) : null,
        node("p", { class: "st-note" }, node("strong", {}, claim.status_label), " · ", node("bdi", {}, link(claim.url, claim.article_title)), source.flatMap((part, k) => [k ? ", " : " · ", part])));
    }

    /* What each source gives for each fact, side by side. */
    comparison(claims) {
      if (claims.length < 2) return [];
      const { words } = this, facts = FACTS.filter((fact) => claims.some(({ values }) => values[fact]));
      const heads = claims.map(({ publisher }, k) => node("th", { scope: "col", dir: "auto" }, k + 1 + " " + (publisher || words.no_publisher)));
      const cell = ({ values, differs }, fact) => {
        const isOther = differs.includes(fact);
        return node("td", { class: isOther ? "st-other" : null, dir: "auto" }, isOther ? node("b", { title: words.differs }, "≠ ") : null, values[fact] || "–");
      };
      const rows = facts.map((fact) => node("tr", {}, node("th", { scope: "row" }, words.facts[fact]), claims.map((claim) => cell(claim, fact))));
      const table = node("table", {}, node("thead", {}, node("tr", {}, node("td", {}), heads)), node("tbody", {}, rows));
      return [node("h3", {}, words.compared), node("div", { class: "st-compared", tabindex: "0", role: "region", "aria-label": words.compared }, table)];
    }

    places(card) {
      if (!card.places.length) return [];
      const items = card.places.map((place) =>
        node("details", {},
          node("summary", {}, node("q", { dir: "auto" }, place.text), " → ", node("bdi", {}, place.name || this.words.unknown_place), node("small", {}, " " + place.confidence)),
          place.note ? node("p", { class: "st-note" }, place.note) : null,
          this.lines(place.reasons),
          place.rivals.length ? node("p", { class: "st-note" }, this.words.rivals) : null,
          this.lines(place.rivals)));
      return [node("h3", {}, this.words.places), ...items];
    }

    lines(lines) {
      return lines.length ? node("ul", {}, lines.map((line) => node("li", { dir: "auto" }, line))) : null;
    }
  }

  Sandtable.Card = Card;
})(window.Sandtable);
