// @ts-check
// Find in the article: every place where some words stand, marked without a change to the document.
//
// The text of each block is joined across its formatting. What is compared is a folded copy, in
// which every unit knows where it came from: no case, no accents, one kind of quotation mark, one
// space for any white space, nothing for what has no shape.
"use strict";

/** One block's text, in order; a space stands for a line break or a picture. @typedef {(Text | " ")[]} Run */
/** All blocks' text, and where in it each text node begins. @typedef {{text: string, nodes: Text[], starts: number[]}} Joined */
/** A folded text, and where in the unfolded one each of its units begins. @typedef {{text: string, at: number[]}} Folded */
/** A place that was found, and where it begins in the joined text. @typedef {{from: number, range: StaticRange}} Hit */
/** @typedef {{matchCase?: boolean, wholeWord?: boolean, stay?: boolean}} FindOptions */

// Between two blocks; no document and no query holds it.
const BORDER = "\u0000";

const INLINE = new Set(("A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RB RUBY S SAMP "
  + "SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR").split(" "));
// What stands beside the words and does not part them: readings, and the numbers of footnotes.
const BESIDE = "rt, rtc, .footnote-ref";
const UNREAD = "rp, button, dialog, script, style, template, annotation, annotation-xml, [hidden]";

// Signs on letters that may be left out in a query. The vowel signs of India and Thailand, and the
// voicing of kana, are no such signs: without them it is another word.
const ACCENTS = "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a"
  + "\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff"
  + "\\u20d0-\\u20ff\\ufe20-\\ufe2f";
// Soft hyphens, joiners, marks of direction, invisible operators, the Arabic stretch.
const SHAPELESS = "\\u00ad\\u0640\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff";
// Shapeless; white space; a run of ASCII; a Korean syllable; any other letter with its signs.
const PIECES = new RegExp(
  `([${SHAPELESS}]+)|(\\s[\\s${SHAPELESS}]*)|([!-~]+(?![${ACCENTS}]))`
  + "|([\\u1100-\\u115f][\\u1160-\\u11a7][\\u11a8-\\u11ff]?|[\\uac00-\\ud7a3][\\u11a8-\\u11ff]?)"
  + `|.[${ACCENTS}\\u3099\\u309a]*`, "gsu");
const EVERY_ACCENT = new RegExp(`[${ACCENTS}]`, "gu");

// Unicode takes none of these apart.
/** @type {Record<string, string>} */
const PLAIN_LETTERS = {
  "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
};
/** @type {Record<string, string>} */
const PLAIN_SIGNS = {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-"};

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

const Find = {
  /** @type {Joined | null} */ _joined: null,
  /** One for each way of folding. @type {Map<string, Folded>} */ _folded: new Map(),
  /** @type {Hit[]} */ _hits: [],
  _current: -1,
  /** Where a search goes on from while it can be seen. @type {Hit | null} */ _last: null,
  _hasMoved: false,

  /**
   * Mark every place where the words stand, and go to the first at or below the present place; with
   * ``stay`` the page is not moved and none is the current one before the next is asked for.
   * @param {string} words @param {FindOptions} options @returns {string} JSON: {count, current, wrapped}
   */
  search(words, {matchCase = false, wholeWord = false, stay = false} = {}) {
    return Find._mark([[words, wholeWord]], matchCase, stay, false);
  },

  /**
   * Do as ``search`` does with any of several phrases, each with whether it is looked for as whole words;
   * the others are found where words begin with them.
   * @param {[string, boolean][]} phrases @param {FindOptions} options @returns {string} as ``search`` does
   */
  searchAny: (phrases, {stay = false} = {}) => Find._mark(phrases, false, stay, true),

  /** @param {[string, boolean][]} phrases @param {boolean} matchCase @param {boolean} stay @param {boolean} begun @returns {string} */
  _mark(phrases, matchCase, stay, begun) {
    if (!Find._joined) Find._begin();
    const hits = phrases.flatMap(([words, wholeWord]) => Find._places(words.replaceAll(BORDER, "\ufffd"), matchCase, wholeWord, begun));
    Find._hits = hits.sort((one, other) => one.from - other.from).filter((hit, at) => at === 0 || hit.from !== hits[at - 1].from);
    Find._current = -1;
    const found = new Highlight();
    for (const hit of Find._hits) found.add(hit.range);
    CSS.highlights.set("found", found);
    CSS.highlights.delete("found-current");
    if (Find._hits.length > 0 && !stay) Find._show(Find._nearest());
    return Find._answer(false);
  },

  /** Go to the next one; after the last comes the first. @returns {string} as ``search`` does */
  next: () => Find._step(1),

  /** Go to the one before; before the first comes the last. @returns {string} as ``search`` does */
  previous: () => Find._step(-1),

  /** Take all marks away and select the current one. What was unfolded to show it stays so. */
  clear() {
    CSS.highlights.delete("found");
    CSS.highlights.delete("found-current");
    const hit = Find._hits[Find._current];
    const selection = document.getSelection();
    if (hit && selection) {
      const {startContainer, startOffset, endContainer, endOffset} = hit.range;
      selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    }
    Find._joined = null;
    Find._folded.clear();
    Find._hits = [];
    Find._current = -1;
    Find._last = null;
    Find._hasMoved = false;
  },

  /** Read the text, and let what is selected be the present place. */
  _begin() {
    Find._joined = _joined();
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const {startContainer, startOffset, endContainer, endOffset} = selection.getRangeAt(0);
    const number = startContainer instanceof Text ? Find._joined.nodes.indexOf(startContainer) : -1;
    if (number < 0) return;
    const range = new StaticRange({startContainer, startOffset, endContainer, endOffset});
    Find._last = {from: Find._joined.starts[number] + startOffset, range};
    // It would lie over the mark; the place is selected again in the end.
    selection.removeAllRanges();
  },

  /** @param {string} words @param {boolean} matchCase @param {boolean} wholeWord @param {boolean} begun @returns {Hit[]} */
  _places(words, matchCase, wholeWord, begun) {
    const plain = _fold(words, matchCase, false).text;
    const exact = _fold(words, matchCase, true).text;
    const query = plain === exact ? plain : exact;
    if (!Find._joined || query.trim() === "") return [];
    const {text, at} = Find._foldedText(matchCase, plain !== exact);
    const hits = [];
    let from = text.indexOf(query);
    while (from >= 0) {
      const to = from + query.length;
      // Half of what is one letter in the article is no place: "s" is not in "ß", nor "ê" in "ế".
      const isWhole = at[from] !== at[from - 1] && at[to] !== at[to - 1];
      const isHit = isWhole && (!(wholeWord || begun) || _isEdge(text, from)) && (!wholeWord || _isEdge(text, to));
      if (isHit) hits.push({from: at[from], range: _range(Find._joined, at[from], at[to])});
      from = text.indexOf(query, isHit ? to : from + 1);
    }
    return hits;
  },

  /** @param {boolean} matchCase @param {boolean} accents @returns {Folded} */
  _foldedText(matchCase, accents) {
    const key = `${matchCase} ${accents}`;
    const known = Find._folded.get(key);
    if (known) return known;
    const folded = _fold(Find._joined ? Find._joined.text : "", matchCase, accents);
    Find._folded.set(key, folded);
    return folded;
  },

  /** The hit to begin with: the first after the one before, if that is in sight, else at or below the window's first edge. */
  _nearest() {
    const last = Find._last;
    const number = last && _isInSight(_boxOf(last.range))
      ? _first(Find._hits, (hit) => hit.from >= last.from)
      : _first(Find._hits, (hit) => _isAhead(_boxOf(hit.range)));
    return number % Find._hits.length;
  },

  /** @param {1 | -1} by */
  _step(by) {
    const count = Find._hits.length;
    if (count === 0) return Find._answer(false);
    let number = Find._current + by;
    if (Find._current < 0) number = by > 0 ? Find._nearest() : Find._nearest() - 1;
    const wrapped = number < 0 || number >= count;
    Find._show((number + count) % count);
    return Find._answer(wrapped);
  },

  /** @param {number} number of the hit that becomes the current one */
  _show(number) {
    Place.settle();
    const hit = Find._hits[number];
    Find._current = number;
    Find._last = hit;
    _unfold(hit.range);
    const current = new Highlight(hit.range);
    current.priority = 1;
    CSS.highlights.set("found-current", current);
    _bringAcross(hit.range);
    const box = _boxOf(hit.range);
    if (_isInSight(box)) return;
    if (!Find._hasMoved) {
      Place._before.push(Place.position());
      root.dataset.canGoBack = "yes";
      Find._hasMoved = true;
    }
    const axis = Place.axis();
    axis.go(Place.isPaged() ? Place._pageOf(box) : axis.at() + axis.lead(box) - axis.room() / 3);
  },

  /** @param {boolean} wrapped */
  _answer: (wrapped) => JSON.stringify({count: Find._hits.length, current: Find._current + 1, wrapped}),
};

/** The text of title, description, body and foot. @returns {Joined} */
function _joined() {
  /** @type {Run[]} */
  const runs = [];
  for (const part of document.querySelectorAll("header h1, header .lede, #body, footer")) _collect(part, runs, _fresh(runs));
  /** @type {Joined} */
  const joined = {text: "", nodes: [], starts: []};
  const parts = [];
  let length = 0;
  for (const run of runs) {
    for (const piece of run) {
      if (piece instanceof Text) {
        joined.nodes.push(piece);
        joined.starts.push(length);
      }
      parts.push(piece instanceof Text ? piece.data : piece);
      length += parts[parts.length - 1].length;
    }
    parts.push(BORDER);
    length += 1;
  }
  joined.text = parts.join("");
  return joined;
}

/** @param {Run[]} runs @returns {Run} */
function _fresh(runs) {
  runs.push([]);
  return runs[runs.length - 1];
}

/**
 * Put an element's text into runs, one for each block.
 * @param {Element} element @param {Run[]} runs @param {Run} run the one to begin with
 * @returns {Run} the one to go on with
 */
function _collect(element, runs, run) {
  for (const child of element.childNodes) {
    if (child instanceof Text) run.push(child);
    if (!(child instanceof Element) || child.matches(UNREAD)) continue;
    if (child.matches("br, img")) run.push(" ");
    else if (child.matches(BESIDE)) _collect(child, runs, _fresh(runs));
    else if (INLINE.has(child.tagName) || child instanceof MathMLElement) run = _collect(child, runs, run);
    else {
      _collect(child, runs, _fresh(runs));
      run = _fresh(runs);
    }
  }
  return run;
}

/**
 * The text as it is compared. Case is folded by way of the capital letters, which makes "ß" "ss" and
 * one sigma of both (Unicode's full case folding, but for a few letters).
 * @param {string} text @param {boolean} keepCase @param {boolean} keepAccents @returns {Folded}
 */
function _fold(text, keepCase, keepAccents) {
  /** @type {Map<string, string>} */
  const known = new Map();
  /** @type {string[]} */
  const parts = [];
  /** @type {number[]} */
  const at = [];
  for (const found of text.matchAll(PIECES)) {
    const piece = found[0];
    if (found[1]) continue;
    if (found[3]) {
      parts.push(keepCase ? piece : piece.toLowerCase());
      for (let n = 0; n < piece.length; n++) at.push(found.index + n);
      continue;
    }
    let folded = found[2] ? " " : known.get(piece);
    if (folded === undefined) {
      folded = found[4] ? piece.normalize("NFC") : _foldLetter(piece, keepCase, keepAccents);
      known.set(piece, folded);
    }
    parts.push(folded);
    for (let n = 0; n < folded.length; n++) at.push(found.index);
  }
  at.push(text.length);
  return {text: parts.join(""), at};
}

/** @param {string} letter with its signs @param {boolean} keepCase @param {boolean} keepAccents */
function _foldLetter(letter, keepCase, keepAccents) {
  let folded = (PLAIN_SIGNS[letter] || letter).normalize("NFKD");
  if (!keepAccents) {
    folded = folded.replace(EVERY_ACCENT, "");
    folded = PLAIN_LETTERS[folded] || folded;
  }
  return keepCase ? folded : folded.toUpperCase().toLowerCase();
}

/** Whether no word goes across a place of a text. @param {string} text @param {number} at */
function _isEdge(text, at) {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).pop() || "";
  const after = at < text.length ? String.fromCodePoint(text.codePointAt(at) || 0) : "";
  if (UNSPACED.test(before) || UNSPACED.test(after)) return true;
  return !(WORD.test(before) && WORD.test(after));
}

/** The number of the first hit of which something is true, as it is of all after it. @param {Hit[]} hits @param {(hit: Hit) => boolean} isTrue */
function _first(hits, isTrue) {
  let low = 0, high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(hits[middle])) high = middle; else low = middle + 1;
  }
  return low;
}

/** @param {Joined} joined @param {number} from @param {number} to @returns {StaticRange} */
function _range(joined, from, to) {
  const first = _nodeAt(joined.starts, from), last = _nodeAt(joined.starts, to - 1);
  const [start, end] = [joined.nodes[first], joined.nodes[last]];
  return new StaticRange({
    startContainer: start, startOffset: Math.min(start.length, from - joined.starts[first]),
    endContainer: end, endOffset: Math.min(end.length, to - joined.starts[last]),
  });
}

/** The number of the text node that holds a place. @param {number[]} starts @param {number} at */
function _nodeAt(starts, at) {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle; else high = middle - 1;
  }
  return low;
}

/** The box of a range's first line; of what it is folded away in, while it is. @param {StaticRange} place @returns {DOMRect} */
function _boxOf(place) {
  const range = document.createRange();
  range.setStart(place.startContainer, place.startOffset);
  range.setEnd(place.endContainer, place.endOffset);
  const box = range.getClientRects()[0];
  const closed = _foldersOf(place).pop();
  if (closed || !box) return (closed || place.startContainer.parentElement || root).getBoundingClientRect();
  return box;
}

/** The closed details around a place, from within. @param {StaticRange} place @returns {HTMLDetailsElement[]} */
function _foldersOf(place) {
  const folders = [];
  let element = place.startContainer.parentElement;
  for (; element; element = element.parentElement) {
    const details = element.parentElement;
    if (!(details instanceof HTMLDetailsElement) || details.open) continue;
    // The first summary is in sight all the time.
    if (element !== details.querySelector(":scope > summary")) folders.push(details);
  }
  return folders;
}

/** @param {StaticRange} place */
function _unfold(place) {
  for (const details of _foldersOf(place)) details.open = true;
}

/** Whether a box lies at the window's first edge or beyond. @param {DOMRect} box */
function _isAhead(box) {
  const axis = Place.axis();
  return Place.isPaged() ? axis.lead(box) >= -1 : axis.lead(box) + axis.extent(box) > 1;
}

/** Whether a box is in the window, with some lines around it. @param {DOMRect} box */
function _isInSight(box) {
  const axis = Place.axis();
  if (Place.isPaged()) return axis.lead(box) >= -1 && axis.lead(box) < axis.room();
  const around = Math.min(2 * Place._line(), axis.room() / 4);
  return axis.lead(box) >= around && axis.lead(box) + axis.extent(box) <= axis.room() - around;
}

/** Move wide code or a wide table so far across that a place in it is seen. @param {StaticRange} place */
function _bringAcross(place) {
  const parent = place.startContainer.parentElement;
  const wide = parent ? parent.closest("#body pre, #body table") : null;
  if (!wide || wide.scrollWidth <= wide.clientWidth) return;
  const box = _boxOf(place), around = wide.getBoundingClientRect();
  if (box.left >= around.left && box.right <= around.right) return;
  wide.scrollLeft += box.left - around.left - wide.clientWidth / 3;
}
