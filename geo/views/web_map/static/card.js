/* The card of one event: what, who, where, when, who says so, in which words. */
"use strict";
(function (Sandtable) {
  const { node, link, iconButton } = Sandtable;

  class Card {
    constructor({ words, style, onClose }) {
      Object.assign(this, { words, style, onClose });
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
      const close = iconButton("close", this.words.close, () => this.onClose(), { class: "st-icon st-close" });
      this.element.replaceChildren(close, ...this.parts(card));
      this.element.hidden = false;
      this.element.scrollTop = 0;
      if (focus) this.element.focus();
    }

    parts(card) {
      const { words } = this;
      return [
        node("p", { class: "st-kicker" }, this.chip(card), node("span", { class: "st-status" }, card.status_label)),
        node("h2", { dir: "auto" }, card.title),
        this.facts(card),
        ...card.conflicts.map((conflict) => node("p", { class: "st-conflict" }, node("strong", {}, words.conflict + " "), conflict)),
        node("h3", {}, card.claims.length > 1 ? words.sources(card.claims.length) : words.source),
        ...card.claims.map((claim) => this.claim(claim)),
        card.claims_left ? node("p", { class: "st-note" }, words.more_claims(card.claims_left)) : null,
        ...this.places(card),
        card.reasons.length ? node("details", {}, node("summary", {}, words.why_one), this.list(card.reasons)) : null,
      ].filter(Boolean);
    }

    chip(card) {
      const hue = card.side === null ? this.style.theme.no_side : this.style.theme.hues[card.side];
      const chip = node("span", { class: "st-chip" }, card.action_label);
      chip.style.borderColor = hue.mark;
      chip.style.color = hue.ink;
      return chip;
    }

    facts(card) {
      const { words } = this, list = node("dl", {});
      const add = (term, ...values) => values.some(Boolean) && list.append(node("dt", {}, term), node("dd", { dir: "auto" }, ...values));
      add(words.who, card.who);
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

    claim(claim) {
      const quote = node("blockquote", { dir: "auto" }, claim.quote.map(([text, role]) =>
        role ? node("mark", { class: "st-" + role, title: this.words.roles[role] || role }, text) : text,
      ));
      const source = [claim.publisher, claim.published].filter(Boolean).join(", ");
      return node(
        "div",
        { class: "st-claim" },
        quote,
        claim.attribution ? node("p", { class: "st-note", dir: "auto" }, this.words.according_to + " ", claim.attribution) : null,
        node("p", { class: "st-note", dir: "auto" }, node("strong", {}, claim.status_label), " · ", link(claim.url, claim.article_title), source ? " · " + source : null),
        claim.differs.length ? node("p", { class: "st-differs", dir: "auto" }, claim.differs.join(" · ")) : null,
      );
    }

    places(card) {
      if (!card.places.length) return [];
      const items = card.places.map((place) =>
        node(
          "details",
          {},
          node("summary", { dir: "auto" }, node("q", {}, place.text), " → " + (place.name || this.words.unknown_place), node("small", {}, " " + place.confidence)),
          place.note ? node("p", { class: "st-note" }, place.note) : null,
          this.list(place.reasons),
          place.rivals.length ? node("p", { class: "st-note" }, this.words.rivals) : null,
          this.list(place.rivals),
        ),
      );
      return [node("h3", {}, this.words.places), ...items];
    }

    list(lines) {
      return lines.length ? node("ul", {}, lines.map((line) => node("li", { dir: "auto" }, line))) : null;
    }
  }

  Sandtable.Card = Card;
})(window.Sandtable);
