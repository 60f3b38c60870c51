// @ts-check
// What happens by itself: the page is put where it was left, and follows keys, wheel and size.
"use strict";

/** Where the reader is and which heading is read, for the window. @returns {string} JSON */
function report() {
  // The page is at rest here; when its size changes, it is too late to look for the line.
  Place.hold();
  return JSON.stringify([location.pathname, {...Place.position(), heading: Contents.current()}]);
}

/** Whether a key is meant for what has the keyboard, not for the page. @param {KeyboardEvent} event */
function _isTaken(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return true;
  return event.target instanceof Element && event.target.closest("button, summary, dialog, input") !== null;
}

/** @type {Record<string, (event: KeyboardEvent) => void>} */
const TURNS = {
  " ": (event) => Place.readOn(event.repeat),
  "PageDown": () => Place.turn(1),
  "PageUp": () => Place.turn(-1),
};

/** Only where pages are turned: elsewhere the engine scrolls by lines itself. @type {Record<string, () => void>} */
const PAGED_TURNS = {
  "ArrowDown": () => Place.turn(1),
  "ArrowUp": () => Place.turn(-1),
  "ArrowRight": () => Place.turn(root.dir === "rtl" ? -1 : 1),
  "ArrowLeft": () => Place.turn(root.dir === "rtl" ? 1 : -1),
  "Home": () => Place.goToEnd(-1),
  "End": () => Place.goToEnd(1),
};

document.addEventListener("keydown", (event) => {
  if (_isTaken(event)) return;
  const turn = event.key === " " && event.shiftKey ? TURNS.PageUp
    : TURNS[event.key] || (Place.isPaged() ? PAGED_TURNS[event.key] : undefined);
  if (!turn) return;
  event.preventDefault();
  turn(event);
});

{
  // A notch of a wheel sends one large step, a touch pad many small ones: a page is turned once
  // enough of them have come.
  let turned = 0;
  window.addEventListener("wheel", (event) => {
    const sideways = root.dataset.lines === "upright" && !Place.isPaged();
    if (event.ctrlKey || (!Place.isPaged() && !sideways)) return;
    const by = Math.abs(event.deltaY) > Math.abs(event.deltaX) ? event.deltaY : event.deltaX;
    event.preventDefault();
    if (sideways) {
      LEFTWARD.go(LEFTWARD.at() + by);
      return;
    }
    turned = Math.sign(by) === Math.sign(turned) ? turned + by : by;
    if (Math.abs(turned) < 60) return;
    turned = 0;
    Place.turn(by > 0 ? 1 : -1);
  }, {passive: false});
}

window.addEventListener("scroll", () => {
  Place.position();
  Focus.follow();
}, {passive: true});

// Another width sets other lines: the block that was read stays, not the number of pixels.
window.addEventListener("resize", () => Place.settle());

// The engine scrolls to what takes the keyboard; where pages are turned, its page is turned to.
document.addEventListener("focusin", (event) => {
  if (!Place.isPaged() || !(event.target instanceof Element)) return;
  window.scrollTo(0, 0);
  document.body.scrollTo(0, 0);
  const box = event.target.getClientRects()[0];
  if (box && document.querySelector("main")?.contains(event.target)) PAGES.go(Place._pageOf(box));
});

{
  const left = root.dataset.position;
  if (left) {
    const place = /** @type {Position} */ (JSON.parse(left));
    Place.restore({...place});
    const stood = Place.axis().at();
    // The text's face may arrive after the first layout and move the lines, those that were looked
    // at meanwhile as well.
    document.fonts.ready.then(() => { if (Place.axis().at() === stood) Place.restore({...place}); });
  }
  Focus.set(root.dataset.focus === "paragraph");
}

// The engine's own word is lost when a load that it refused ends late: the page says it by itself.
window.addEventListener("load", () => ask("arrived", location.search.slice(1)));
