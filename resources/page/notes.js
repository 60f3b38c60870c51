// @ts-check
// Notes: what a footnote's number or a reference leads to is shown beside it.
"use strict";

const Notes = {
  /** Characters up to which what a link leads to is a note, not a part of the article. */
  LONGEST: 1500,
  BLOCKS: "li, p, dd, aside, div.footnote",
  INLINE: "a, span, sup, b, strong, em, i, small",

  /** @type {HTMLElement | null} */ _popup: null,
  /** The link whose note is shown. @type {Element | null} */ _reference: null,
  /** The link whose note was shown when the button went down: that press has closed it. @type {Element | null} */ _pressed: null,

  /** The note that a link leads to, if it is one. @param {Element} link @returns {Element | null} */
  of(link) {
    const aim = _aim(link);
    if (!aim || link.matches(".footnote-backref")) return null;
    // A name may stand on something small at the note's beginning.
    const note = aim.matches(Notes.BLOCKS) || !aim.matches(Notes.INLINE) ? aim : aim.closest(Notes.BLOCKS);
    if (!note || !note.matches(Notes.BLOCKS)) return null;
    // Notes stand below what refers to them; what leads up is the way back.
    if (!(link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING)) return null;
    const words = _plain(note.textContent || "").length;
    if (words === 0 && !note.querySelector("img, math, table")) return null;
    return link.matches(".footnote-ref") || words < Notes.LONGEST ? note : null;
  },

  /** Show the note of a link. @param {HTMLElement} link @param {Element} note */
  open(link, note) {
    Notes.close();
    const popup = Notes._popup || Notes._make();
    popup.replaceChildren(Notes._content(link, note), Notes._foot(link));
    const language = note.closest("[lang]");
    popup.lang = (language && language.getAttribute("lang")) || "";
    const directed = note.closest("[dir]");
    popup.dir = (directed && directed.getAttribute("dir")) || "auto";
    // The style finds the link by this and puts the note beside it.
    link.dataset.note = "open";
    link.setAttribute("aria-expanded", "true");
    Notes._reference = link;
    link.focus({preventScroll: true});
    popup.showPopover();
    popup.scrollTop = 0;
    popup.focus({preventScroll: true});
  },

  close() {
    if (Notes._popup && Notes._popup.matches(":popover-open")) Notes._popup.hidePopover();
  },

  _make() {
    const popup = document.createElement("div");
    popup.className = "note-popup";
    popup.setAttribute("popover", "auto");
    popup.setAttribute("role", "dialog");
    popup.setAttribute("aria-label", WORDS.note);
    popup.tabIndex = -1;
    popup.addEventListener("beforetoggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "closed") Notes._forget();
    });
    // Here the wheel moves the note, and turns no page.
    popup.addEventListener("wheel", (event) => event.stopPropagation());
    document.body.append(popup);
    Notes._popup = popup;
    return popup;
  },

  _forget() {
    const link = Notes._reference;
    Notes._reference = null;
    if (!(link instanceof HTMLElement)) return;
    delete link.dataset.note;
    link.removeAttribute("aria-expanded");
  },

  /** The note's copy, without the arrows that lead back. @param {Element} link @param {Element} note */
  _content(link, note) {
    const content = document.createElement("div");
    content.className = "note-text";
    const copy = _copyOf(note);
    for (const inside of copy.querySelectorAll("a[href^='#']")) {
      const aim = _aim(inside);
      const leadsBack = aim !== null && (aim.contains(link) || link.contains(aim));
      const isArrow = /^[\s\u2190-\u21ff\u2934\u2935\ufe0e\ufe0f^]*$/u.test(inside.textContent || "");
      if (leadsBack || isArrow || inside.matches(".footnote-backref")) inside.remove();
    }
    // What stands in a list has to leave it: the number is said by the link.
    content.append(...copy.childNodes);
    return content;
  },

  /** @param {HTMLElement} link */
  _foot(link) {
    const foot = document.createElement("p");
    foot.className = "note-foot";
    const go = document.createElement("a");
    go.href = link.getAttribute("href") || "";
    go.textContent = WORDS.go_to_note;
    foot.append(go);
    return foot;
  },
};

document.addEventListener("pointerdown", () => { Notes._pressed = Notes._reference; }, {capture: true});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const pressed = Notes._pressed;
  Notes._pressed = null;
  if (!(link instanceof HTMLElement) || event.defaultPrevented) return;
  // A link within the note goes where it leads.
  if (link.closest(".note-popup")) return Notes.close();
  const note = Notes.of(link);
  if (!note) return;
  event.preventDefault();
  if (pressed === link) Notes.close(); else Notes.open(link, note);
});

// Neither do keys; where the whole note is seen, they have nothing to move at all.
document.addEventListener("keydown", (event) => {
  const popup = event.target instanceof Element ? event.target.closest(".note-popup") : null;
  if (!popup) return;
  event.stopImmediatePropagation();
  const moves = /^( |Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(event.key);
  if (moves && popup.scrollHeight <= popup.clientHeight) event.preventDefault();
});

// A number alone, or an arrow, says nothing to those who hear the page.
for (const link of document.querySelectorAll("a.footnote-ref")) {
  link.setAttribute("aria-label", `${WORDS.note} ${(link.textContent || "").trim()}`);
}
for (const link of document.querySelectorAll("a.footnote-backref")) {
  link.setAttribute("aria-label", WORDS.back);
}
