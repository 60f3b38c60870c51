// @ts-check
// Links, and the road by which the page asks something of the window.
"use strict";

// The window puts in a key of its own, so that whatever an article holds, it can't ask.
const DO = "article://senja/do/$key/";
const OPEN = "article://senja/do/open/";

let _requests = 0;

/**
 * Ask the window for something: a picture of our own scheme that only the window understands.
 * Nothing is navigated to, which would take the end of a page's loading away from the window. The
 * number makes each one new.
 * @param {string} verb @param {...(string | number)} values
 */
function ask(verb, ...values) {
  const path = [verb, ...values.map((value) => encodeURIComponent(String(value)))].join("/");
  new Image().src = `${DO}${path}?${(_requests += 1)}`;
}

/** The element that a link of the page itself leads to. @param {EventTarget | null} from @returns {Element | null} */
function _aim(from) {
  const link = from instanceof Element ? from.closest("a[href^='#']") : null;
  const name = link ? decodeURIComponent((link.getAttribute("href") || "").slice(1)) : "";
  return name ? document.getElementById(name) : null;
}

/** Have the window follow a link that leads out of the page. @param {MouseEvent} event */
function _follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  // A link to nothing in the page leads nowhere; what is rendered by us may ask by itself.
  if ((link.getAttribute("href") || "").startsWith("#")) return;
  if (link.href.startsWith(OPEN)) ask("open", link.href.slice(OPEN.length));
  else ask("follow", link.href);
}

/**
 * A link was clicked, by whatever button and with whatever key held: the engine by itself passes
 * over all but the first button, and over addresses for letters.
 * @param {Event} event
 */
function _clicked(event) {
  if (!(event instanceof MouseEvent) || event.defaultPrevented || event.button > 1) return;
  const aim = _aim(event.target);
  if (!aim) {
    _follow(event);
    return;
  }
  event.preventDefault();
  Place.jump(aim);
  // The keyboard goes on from there.
  if (!aim.hasAttribute("tabindex")) aim.setAttribute("tabindex", "-1");
  if (aim instanceof HTMLElement) aim.focus({preventScroll: true});
}

for (const kind of ["click", "auxclick"]) document.addEventListener(kind, _clicked);
