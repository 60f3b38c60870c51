// @ts-check
// Where the reader is, and how to get there again: in a scrolled page, in a page of columns that is
// turned like a book's, and in upright lines that run from right to left.
"use strict";

/** @typedef {{block: number, fraction: number, progress: number}} Position */
/**
 * A line by one of its letters, and how far it stands from the window's first edge.
 * @typedef {{text: Text, letter: number, lead: number}} Line
 */
/** @typedef {Position & {line?: Line | null}} HeldPosition */
/**
 * The direction in which the page is read, in pixels from its start.
 * @typedef {object} Axis
 * @property {(box: DOMRect) => number} lead  from the window's first edge to the box's
 * @property {(box: DOMRect) => number} extent  the box's length
 * @property {() => number} room  the window's length
 * @property {() => number} at  how far the page was moved
 * @property {() => number} end  how far it can be moved
 * @property {(to: number) => void} go
 */

const root = document.documentElement;

/** @type {Axis} */
const DOWN = {
  lead: (box) => box.top,
  extent: (box) => box.height,
  room: () => window.innerHeight,
  at: () => window.scrollY,
  end: () => root.scrollHeight - window.innerHeight,
  go: (to) => window.scrollTo(0, to),
};

/** @type {Axis} */
const LEFTWARD = {
  lead: (box) => window.innerWidth - box.right,
  extent: (box) => box.width,
  room: () => window.innerWidth,
  at: () => -window.scrollX,
  end: () => root.scrollWidth - window.innerWidth,
  go: (to) => window.scrollTo(-to, 0),
};

/** The number of the page that is shown, from 0. */
const _page = () => Number(root.style.getPropertyValue("--page") || 0);

/**
 * Columns, side by side, of which the window shows a page's; in right-to-left articles the next
 * page is at the left. The page is moved, not scrolled: the last one would have no room.
 * @type {Axis}
 */
const PAGES = {
  lead: (box) => (root.dir === "rtl" ? window.innerWidth - box.right : box.left),
  extent: (box) => box.height,
  room: () => window.innerWidth,
  at: () => _page() * window.innerWidth,
  end: () => Place._pageOf(Place._last(Place.blocks()[Place.blocks().length - 1] || root)),
  go: (to) => {
    const page = Math.round(Math.min(Math.max(0, to), PAGES.end()) / window.innerWidth);
    if (page === _page()) return;
    root.style.setProperty("--page", String(page));
    // Whatever follows a scrolled page follows a turned one.
    window.dispatchEvent(new Event("scroll"));
    ask("moved");
  },
};

const BLOCKS =
  "header h1, #body p, #body li, #body h1, #body h2, #body h3, #body h4, #body h5, #body h6, " +
  "#body pre, #body figure, #body tr, #body dt, #body dd, #body img, #body math, footer";

const Place = {
  /** @type {Element[]} */ _blocks: [],
  /** Where the reader was before each jump inside the article. @type {Position[]} */ _before: [],

  /**
   * The place the reader chose, and where the page stood when it was last gone to. While the page
   * stands there, the place is that one and is not measured anew: sizes come and go, and half a
   * pixel of rounding each time would in the end be lines.
   * @type {HeldPosition | null}
   */
  _place: null,
  _stands: -1,
  /** The size of the window by which the lines were set then. */
  _set: "",

  isPaged: () => root.dataset.mode === "paged",

  /** @returns {Axis} */
  axis() {
    if (Place.isPaged()) return PAGES;
    return root.dataset.lines === "upright" ? LEFTWARD : DOWN;
  },

  /** The blocks that a reading place is counted in, in document order. @returns {Element[]} */
  blocks() {
    if (Place._blocks.length === 0) Place._blocks = Array.from(document.querySelectorAll(BLOCKS));
    return Place._blocks;
  },

  /** Where the reader is: the first block that reaches beyond the first edge. @returns {Position} */
  position() {
    const axis = Place.axis();
    // In a window of another size the page is about to be put where it stood.
    const moved = Place._set === Place._size() && Math.abs(axis.at() - Place._stands) >= 1.5;
    if (!Place._place || moved) Place._keep(Place._measured(axis));
    const room = axis.end();
    const progress = room > 0 ? Math.min(1, Math.max(0, axis.at() / room)) : 1;
    const place = /** @type {Position} */ (Place._place);
    return {block: place.block, fraction: place.fraction, progress};
  },

  /**
   * Where the reader is, with the line that is read: set anew, a block's lines break elsewhere, and
   * the same part of it may be a line away.
   * @returns {HeldPosition}
   */
  hold() {
    /** @type {HeldPosition} */
    const position = Place.position();
    const place = Place._place || position;
    const axis = Place.axis();
    // In a window of another size what stands first is not yet what is read.
    const isThere = Place._set === Place._size() && Math.abs(axis.at() - Place._stands) < 1.5;
    if (place.line === undefined && isThere) {
      const line = place.block || place.fraction ? _firstLine(axis) : null;
      const block = Place.blocks()[place.block];
      // A line before the block is one of a layout that is about to go: it is not what is read.
      const isStale = line && block && block.compareDocumentPosition(line.text) & Node.DOCUMENT_POSITION_PRECEDING;
      if (!isStale) place.line = line;
    }
    return place;
  },

  /** Forget the ways back: where nobody goes them, no sign need offer them. */
  forgetWays() {
    Place._before.length = 0;
    delete root.dataset.canGoBack;
  },

  /** @param {Position} place the place at which the page stands now */
  _keep(place) {
    Place._place = place;
    Place._stands = Place.axis().at();
    Place._set = Place._size();
  },

  /**
   * Put what is read where it stood, if the window has another size since. Whatever moves the page
   * does it first: the event of the size comes later, and would undo the move.
   */
  settle() {
    if (Place._place && Place._set !== Place._size()) Place.restore(Place._place);
  },

  /** What of the window's size sets the lines. */
  _size: () => (Place.axis() === DOWN ? String(window.innerWidth) : `${window.innerWidth} ${window.innerHeight}`),

  /** @param {Axis} axis @returns {Position} */
  _measured(axis) {
    if (axis.at() <= 0) return {block: 0, fraction: 0, progress: 0};
    const blocks = Place.blocks();
    // The blocks' last edges grow with their number, so half can be ruled out at each look.
    let low = 0, high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const box = Place._last(blocks[middle]);
      const beyond = Place.isPaged() ? axis.lead(box) >= -1 : axis.lead(box) + axis.extent(box) > 1;
      if (beyond) high = middle; else low = middle + 1;
    }
    return {block: low, fraction: blocks[low] ? Place._fraction(axis, blocks[low]) : 0, progress: 0};
  },

  /** The box of a block's end; across columns it has one in each. @param {Element} block */
  _last(block) {
    if (!Place.isPaged()) return block.getBoundingClientRect();
    const boxes = block.getClientRects();
    return boxes.length ? boxes[boxes.length - 1] : block.getBoundingClientRect();
  },

  /** The part of a block, 0 to 1, that lies before the window. @param {Axis} axis @param {Element} block */
  _fraction(axis, block) {
    if (Place.isPaged()) {
      let before = 0, whole = 0;
      for (const box of block.getClientRects()) {
        if (axis.lead(box) < -1) before += box.height;
        whole += box.height;
      }
      return whole > 0 ? before / whole : 0;
    }
    const box = block.getBoundingClientRect();
    return axis.extent(box) > 0 ? -axis.lead(box) / axis.extent(box) : 0;
  },

  /** Go to a place. @param {HeldPosition} place */
  restore(place) {
    const block = Place.blocks()[place.block];
    if (!block) return;
    const axis = Place.axis();
    const atStart = place.block === 0 && place.fraction === 0;
    if (atStart) axis.go(0);
    else if (Place.isPaged()) axis.go(Place._pageOf(Place._fragment(block, place.fraction)));
    else {
      const box = block.getBoundingClientRect();
      axis.go(axis.at() + axis.lead(box) + place.fraction * axis.extent(box));
    }
    if (place.line) Place._bring(axis, place.line);
    Place._keep(place);
  },

  /** Bring a line to where it stood. @param {Axis} axis @param {Line} line */
  _bring(axis, line) {
    const box = line.text.isConnected ? _letterBox(line.text, line.letter) : null;
    if (!box) return;
    if (Place.isPaged()) axis.go(Place._pageOf(box));
    else axis.go(axis.at() + axis.lead(box) - line.lead);
  },

  /** The box in which a part of a block lies. @param {Element} block @param {number} fraction */
  _fragment(block, fraction) {
    const boxes = Array.from(block.getClientRects());
    const whole = boxes.reduce((sum, box) => sum + box.height, 0);
    let before = 0;
    for (const box of boxes) {
      before += box.height;
      if (before > fraction * whole + 1) return box;
    }
    return boxes[boxes.length - 1] || block.getBoundingClientRect();
  },

  /** Where the page of columns begins that holds a box. @param {DOMRect} box @returns {number} */
  _pageOf(box) {
    const room = PAGES.room();
    return Math.max(0, Math.floor((PAGES.at() + PAGES.lead(box) + 1) / room) * room);
  },

  /** Bring an element to the window's first edge, and remember where the reader was. @param {Element} element */
  jump(element) {
    Place.settle();
    const place = Place.position();
    const axis = Place.axis();
    const stood = axis.at();
    const box = element.getBoundingClientRect();
    if (Place.isPaged()) axis.go(Place._pageOf(element.getClientRects()[0] || box));
    else axis.go(axis.at() + axis.lead(box) - 1.2 * Place._line());
    // What was in its place already leads nowhere.
    if (Math.abs(axis.at() - stood) <= 1) return;
    Place._before.push(place);
    root.dataset.canGoBack = "yes";
  },

  /** Go where the reader was before the last jump. @returns {boolean} whether there was one */
  back() {
    const place = Place._before.pop();
    if (Place._before.length === 0) delete root.dataset.canGoBack;
    if (place) Place.restore(place);
    return place !== undefined;
  },

  /** The height of a line of the text in pixels. */
  _line: () => parseFloat(getComputedStyle(document.body).lineHeight) || 30,

  /** A screenful on (1) or back (-1), with one line kept. @param {1 | -1} direction @returns {boolean} moved */
  turn(direction) {
    Place.settle();
    const axis = Place.axis();
    const before = axis.at();
    if (Place.isPaged()) axis.go(before + direction * axis.room());
    else if (axis === DOWN) axis.go(before + Place._screenful(direction));
    else axis.go(before + direction * (axis.room() - 2 * Place._line()));
    return Math.abs(axis.at() - before) > 1;
  },

  /** A screenful on; at the end the window is asked for the next article, but not by a key that is held. @param {boolean} held */
  readOn(held) {
    if (!Place.turn(1) && !held) ask("read-on", location.search.slice(1));
  },

  /**
   * How far a turn goes, so that the last whole or the cut line comes to the other edge.
   * @param {1 | -1} direction @returns {number} pixels, down being more
   */
  _screenful(direction) {
    const line = Place._line();
    const edge = direction > 0 ? window.innerHeight - 3 : 3;
    const column = document.querySelector("article");
    const middle = column ? column.getBoundingClientRect() : root.getBoundingClientRect();
    const range = document.caretRangeFromPoint(middle.left + middle.width / 3, edge);
    const box = range ? _lineBox(range) : null;
    // Where there is no line at the edge (a picture, a gap), two lines' height serve as well.
    const usual = direction * (window.innerHeight - 2 * line);
    if (!box) return usual;
    const by = direction > 0 ? box.top - 0.4 * line : box.bottom - window.innerHeight + 0.4 * line;
    return Math.abs(by) < window.innerHeight / 2 ? usual : by;
  },

  /** Go to the first (-1) or last (1) page. @param {1 | -1} end */
  goToEnd(end) {
    Place.settle();
    const axis = Place.axis();
    axis.go(end < 0 ? 0 : axis.end());
  },
};

/** Where letters are looked for: parts of the window that lie so far from its first edge. */
const LOOKS = Array.from({length: 24}, (_, look) => 0.002 + 0.012 * look);

/** The first whole line in the window; none where something else stands first. @param {Axis} axis @returns {Line | null} */
function _firstLine(axis) {
  const main = document.querySelector("main"), article = document.querySelector("article");
  if (!main || !article) return null;
  const box = article.getBoundingClientRect();
  const rightToLeft = root.dir === "rtl";
  // Columns lie beside each other, and the first that is seen begins after the margin.
  const margin = Place.isPaged() ? parseFloat(getComputedStyle(main).paddingInlineStart) : 0;
  const start = rightToLeft ? Math.min(box.right, window.innerWidth - margin) - 2 : Math.max(box.left, margin) + 2;
  for (const look of LOOKS) {
    const caret = axis === LEFTWARD
      ? document.caretRangeFromPoint(window.innerWidth * (1 - look), box.top + 2)
      : document.caretRangeFromPoint(start, window.innerHeight * look);
    const text = caret ? caret.startContainer : null;
    if (!caret || !(text instanceof Text)) continue;
    const letter = Math.min(caret.startOffset, text.length - 1);
    const letterBox = _letterBox(text, letter);
    // Between columns the engine gives the nearest letter, which may be pages away.
    if (!letterBox || !_isSeen(letterBox)) continue;
    const lead = Place.isPaged() ? 0 : axis.lead(letterBox);
    if (lead >= 0) return {text, letter, lead};
  }
  return null;
}

/** @param {DOMRect} box */
function _isSeen(box) {
  return box.right > 0 && box.left < window.innerWidth && box.bottom > 0 && box.top < window.innerHeight;
}

/** The box of a letter; none if it is not drawn. @param {Text} text @param {number} letter @returns {DOMRect | null} */
function _letterBox(text, letter) {
  const range = document.createRange();
  range.setStart(text, letter);
  range.setEnd(text, Math.min(text.length, letter + 1));
  const boxes = range.getClientRects();
  return boxes.length ? boxes[boxes.length - 1] : null;
}

/** The box of the line that a caret stands in. @param {Range} caret @returns {DOMRect | null} */
function _lineBox(caret) {
  const text = caret.startContainer;
  if (!(text instanceof Text)) return null;
  return _letterBox(text, Math.min(caret.startOffset, Math.max(0, text.length - 1)));
}
