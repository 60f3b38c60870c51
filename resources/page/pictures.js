// @ts-check
// Pictures: those that have something to show open large, with zoom, pan and their caption.
"use strict";

/** @typedef {{x: number, y: number}} Point */

const Pictures = {
  /** Pixels of the longer side from which on a picture can be looked at closer. */
  LARGE: 200,
  /** A picture that the article draws no larger than this is a sign among the words. */
  SIGN: 40,
  STEP: 1.5,

  /** @type {HTMLDialogElement | null} */ _dialog: null,
  /** @type {HTMLElement} */ _stage: document.createElement("div"),
  /** @type {HTMLElement} */ _caption: document.createElement("div"),
  /** @type {HTMLOutputElement} */ _size: document.createElement("output"),
  /** The picture in the article that is shown, and its large copy. @type {HTMLImageElement | null} */ _shown: null,
  /** @type {HTMLImageElement} */ _copy: document.createElement("img"),
  /** How much larger than the whole picture in the window, and how far from the middle. */
  _zoom: 1,
  /** @type {Point} */ _at: {x: 0, y: 0},

  /** The pictures of the article that open large. @returns {HTMLImageElement[]} */
  all: () => Array.from(document.querySelectorAll("#body img[data-large]")),

  /** Make a picture that has arrived open large, if there is more to see. @param {HTMLImageElement} picture */
  offer(picture) {
    if (!picture.closest("#body") || !picture.getAttribute("src")) return;
    const drawn = Number(picture.getAttribute("width")) || Number(picture.getAttribute("height")) || Infinity;
    if (Math.max(picture.naturalWidth, picture.naturalHeight) < Pictures.LARGE || drawn <= Pictures.SIGN) return;
    picture.dataset.large = "yes";
    // A picture in a link leads where the link does.
    if (picture.closest("a[href]")) return;
    picture.tabIndex = 0;
    picture.setAttribute("role", "button");
    picture.setAttribute("aria-haspopup", "dialog");
    if (!picture.alt) picture.setAttribute("aria-label", WORDS.picture);
  },

  /** Show the picture at an address large, with the caption it has in the article. @param {string} src */
  openLarge(src) {
    const pictures = /** @type {HTMLImageElement[]} */ (Array.from(document.querySelectorAll("#body img")));
    const picture = pictures.find((one) => one.src === src);
    if (picture) Pictures.open(picture);
  },

  /** @param {HTMLImageElement} picture */
  open(picture) {
    const dialog = Pictures._dialog || Pictures._make();
    Pictures._show(picture);
    if (dialog.open) return;
    dialog.showModal();
    // Else the first link of the caption would have the keyboard.
    dialog.focus();
    Pictures._place(1, {x: 0, y: 0});
  },

  /** Put a picture and its caption into the dialog. @param {HTMLImageElement} picture */
  _show(picture) {
    const dialog = /** @type {HTMLDialogElement} */ (Pictures._dialog);
    const copy = _copyOf(picture);
    for (const name of ["role", "tabindex", "aria-haspopup", "width", "height", "loading"]) copy.removeAttribute(name);
    copy.className = "large-picture";
    copy.draggable = false;
    copy.addEventListener("load", () => Pictures._place(Pictures._zoom, Pictures._at));
    Pictures._stage.replaceChildren(copy);
    Pictures._copy = copy;
    Pictures._shown = picture;
    const figure = picture.closest("figure");
    const caption = figure && figure.querySelector("figcaption");
    Pictures._caption.replaceChildren(...(caption ? _copyOf(caption).childNodes : [picture.title]));
    Pictures._caption.dir = "auto";
    dialog.setAttribute("aria-label", picture.alt || WORDS.picture);
    dialog.classList.toggle("of-ours", Pictures._hash() !== "");
    dialog.classList.toggle("only-one", Pictures.all().length < 2);
    Pictures._place(1, {x: 0, y: 0});
    // A link of the last caption may have had the keyboard.
    if (dialog.open && !dialog.contains(document.activeElement)) dialog.focus();
  },

  /** The name under which the library keeps the picture that is shown, or "". */
  _hash() {
    const match = /^article:\/\/senja\/media\/([0-9a-f]{64})$/.exec(Pictures._shown ? Pictures._shown.src : "");
    return match ? match[1] : "";
  },

  /** Show the next (1) or previous (-1) picture of the article. @param {1 | -1} by */
  _go(by) {
    const all = Pictures.all();
    const at = all.findIndex((one) => one === Pictures._shown);
    const next = all[at + by];
    if (at >= 0 && next) Pictures._show(next);
  },

  /** @returns {HTMLDialogElement} */
  _make() {
    const dialog = document.createElement("dialog");
    dialog.className = "large";
    dialog.tabIndex = -1;
    Pictures._stage.className = "large-stage";
    Pictures._caption.className = "large-caption";
    const tools = document.createElement("div");
    tools.className = "large-tools";
    const {zoomBy} = Pictures;
    tools.append(
      _button("previous", "previous", () => Pictures._go(-1)),
      _button("next", "next", () => Pictures._go(1)),
      _button("zoom-out", "zoom_out", () => zoomBy(1 / Pictures.STEP)),
      Pictures._size,
      _button("zoom-in", "zoom_in", () => zoomBy(Pictures.STEP)),
      _button("fit", "fit", () => Pictures._toggle()),
      _button("in-the-dark", "in_the_dark", () => ask("treat-picture", Pictures._hash())),
      _button("close", "close", () => dialog.close()),
    );
    dialog.append(Pictures._stage, Pictures._caption, tools);
    dialog.addEventListener("close", () => {
      Pictures._stage.replaceChildren();
      Pictures._shown = null;
    });
    document.body.append(dialog);
    Pictures._dialog = dialog;
    _moveBy(dialog, Pictures._stage);
    return dialog;
  },

  /** How much larger than shown whole the picture is at its own size. */
  _actual: () => (Pictures._copy.clientWidth > 0 ? Pictures._copy.naturalWidth / Pictures._copy.clientWidth : 1),

  /** @param {number} factor @param {Point} [at] the point that stays, from the middle of the stage */
  zoomBy(factor, at = {x: 0, y: 0}) {
    const most = Math.max(8, 4 * Pictures._actual());
    const zoom = Math.min(most, Math.max(1, Pictures._zoom * factor));
    const by = zoom / Pictures._zoom;
    Pictures._place(zoom, {x: at.x - (at.x - Pictures._at.x) * by, y: at.y - (at.y - Pictures._at.y) * by});
  },

  /** From the whole picture to its own size and back. @param {Point} [at] */
  _toggle(at) {
    const actual = Pictures._actual();
    const closer = actual > 1.1 ? actual : 2;
    Pictures.zoomBy(Pictures._zoom > 1.01 ? 1 / Pictures._zoom : closer, at);
  },

  /** How far the picture can be moved from the middle to each side. @returns {Point} */
  _room: () => ({
    x: Math.max(0, (Pictures._copy.clientWidth * Pictures._zoom - Pictures._stage.clientWidth) / 2),
    y: Math.max(0, (Pictures._copy.clientHeight * Pictures._zoom - Pictures._stage.clientHeight) / 2),
  }),

  /** @param {number} zoom @param {Point} at */
  _place(zoom, at) {
    Pictures._zoom = zoom;
    const room = Pictures._room();
    Pictures._at = {
      x: Math.min(room.x, Math.max(-room.x, at.x)),
      y: Math.min(room.y, Math.max(-room.y, at.y)),
    };
    const style = Pictures._stage.style;
    style.setProperty("--zoom", String(zoom));
    style.setProperty("--x", `${Pictures._at.x}px`);
    style.setProperty("--y", `${Pictures._at.y}px`);
    Pictures._size.textContent = `${Math.round(100 * zoom / Pictures._actual())} %`;
    if (!Pictures._dialog) return;
    const whole = zoom <= 1.01;
    Pictures._dialog.classList.toggle("closer", !whole);
    const fit = Pictures._dialog.querySelector(".fit");
    if (!fit) return;
    const word = whole ? WORDS.actual_size : WORDS.fit;
    fit.setAttribute("aria-label", word);
    fit.setAttribute("title", word);
  },
};

/** Wheel, pointer and keys in the large view. @param {HTMLDialogElement} dialog @param {HTMLElement} stage */
function _moveBy(dialog, stage) {
  /** @param {MouseEvent} event @returns {Point} */
  const fromMiddle = (event) => {
    const box = stage.getBoundingClientRect();
    return {x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2};
  };
  dialog.addEventListener("wheel", (event) => {
    // The page behind stays where it is.
    event.stopPropagation();
    if (event.target instanceof Element && event.target.closest(".large-caption")) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 32 : 1;
    Pictures.zoomBy(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002)), fromMiddle(event));
  }, {passive: false});

  /** Where the pointer went down and the picture stood then. @type {{pointer: Point, picture: Point} | null} */
  let held = null;
  let moved = false;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = {pointer: {x: event.clientX, y: event.clientY}, picture: Pictures._at};
    moved = false;
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!held) return;
    const by = {x: event.clientX - held.pointer.x, y: event.clientY - held.pointer.y};
    if (!moved && Math.hypot(by.x, by.y) < 4) return;
    moved = true;
    stage.classList.add("dragged");
    Pictures._place(Pictures._zoom, {x: held.picture.x + by.x, y: held.picture.y + by.y});
  });
  for (const name of ["pointerup", "pointercancel"]) {
    stage.addEventListener(name, () => {
      held = null;
      stage.classList.remove("dragged");
    });
  }
  stage.addEventListener("dblclick", (event) => Pictures._toggle(fromMiddle(event)));
  // Beside the picture is the way out.
  stage.addEventListener("click", (event) => {
    const box = Pictures._copy.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!moved && !inside) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const forward = root.dir === "rtl" ? -1 : 1;
    const room = Pictures._room();
    /** @param {number} x @param {number} y */
    const pan = (x, y) => Pictures._place(Pictures._zoom, {x: Pictures._at.x + x, y: Pictures._at.y + y});
    /** @type {Record<string, () => void>} */
    const keys = {
      "+": () => Pictures.zoomBy(Pictures.STEP),
      "=": () => Pictures.zoomBy(Pictures.STEP),
      "-": () => Pictures.zoomBy(1 / Pictures.STEP),
      "0": () => Pictures.zoomBy(1 / Pictures._zoom),
      "1": () => Pictures.zoomBy(Pictures._actual() / Pictures._zoom),
      // A picture wider than the window is moved; else the next one comes.
      "ArrowLeft": () => (room.x > 0 ? pan(80, 0) : Pictures._go(/** @type {1 | -1} */ (-forward))),
      "ArrowRight": () => (room.x > 0 ? pan(-80, 0) : Pictures._go(/** @type {1 | -1} */ (forward))),
      "ArrowUp": () => pan(0, 80),
      "ArrowDown": () => pan(0, -80),
      "PageUp": () => Pictures._go(-1),
      "PageDown": () => Pictures._go(1),
      "Home": () => {},
      "End": () => {},
    };
    // Space presses a button; elsewhere it would move the page behind.
    const isButton = event.target instanceof Element && event.target.closest("button") !== null;
    const does = keys[event.key] || (event.key === " " && !isButton ? () => {} : undefined);
    if (!does) return;
    event.preventDefault();
    does();
  });
}

/** The picture that a click or key is meant for. @param {Event} event @returns {HTMLImageElement | null} */
function _pictureOf(event) {
  const target = event.target;
  const isOurs = target instanceof HTMLImageElement && target.dataset.large && target.getAttribute("role") === "button";
  return isOurs && !event.defaultPrevented ? /** @type {HTMLImageElement} */ (target) : null;
}

document.addEventListener("click", (event) => {
  const picture = _pictureOf(event);
  if (picture) Pictures.open(picture);
});

document.addEventListener("keydown", (event) => {
  const picture = event.key === "Enter" || event.key === " " ? _pictureOf(event) : null;
  if (!picture || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  Pictures.open(picture);
});

// Pictures arrive after the words.
document.addEventListener("load", (event) => {
  if (event.target instanceof HTMLImageElement) Pictures.offer(event.target);
}, {capture: true});
for (const picture of document.images) if (picture.complete) Pictures.offer(picture);
