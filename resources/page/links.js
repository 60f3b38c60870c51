// @ts-check
// Links inside the article, and the road by which the page asks something of the window.
"use strict";

/**
 * Ask the window for something: a link of our own scheme that only the window understands. No
 * article can hold one, since the sanitizer lets none through.
 * @param {string} verb @param {...(string | number)} values
 */
function ask(verb, ...values) {
  // Asked while the page arrives, the engine takes it for a load that failed; it is asked right after.
  if (document.readyState !== "complete") {
    window.addEventListener("load", () => setTimeout(() => ask(verb, ...values)), {once: true});
    return;
  }
  const link = document.createElement("a");
  link.href = ["article://senja/do", verb, ...values.map((value) => encodeURIComponent(String(value)))].join("/");
  link.click();
}

/** The element that a link of the page itself leads to. @param {EventTarget | null} from @returns {Element | null} */
function _aim(from) {
  const link = from instanceof Element ? from.closest("a[href^='#']") : null;
  const name = link ? decodeURIComponent((link.getAttribute("href") || "").slice(1)) : "";
  return name ? document.getElementById(name) : null;
}

document.addEventListener("click", (event) => {
  const aim = _aim(event.target);
  if (!aim || event.defaultPrevented) return;
  event.preventDefault();
  Place.jump(aim);
  // The keyboard goes on from there.
  if (!aim.hasAttribute("tabindex")) aim.setAttribute("tabindex", "-1");
  if (aim instanceof HTMLElement) aim.focus({preventScroll: true});
});

/**
 * Give the window a link that leads out, however it was clicked. The engine by itself passes over
 * other buttons than the first, keys held meanwhile, and addresses for letters.
 * @param {MouseEvent} event
 */
function _giveAway(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button > 1) return;
  const isOurs = link.protocol === location.protocol;
  const isPlain = event.button === 0 && !(event.ctrlKey || event.shiftKey || event.altKey || event.metaKey);
  if (isOurs && isPlain) return;
  event.preventDefault();
  if (isOurs) link.click(); else ask("follow", link.href);
}

for (const kind of ["click", "auxclick"]) {
  document.addEventListener(kind, (event) => { if (event instanceof MouseEvent) _giveAway(event); });
}
