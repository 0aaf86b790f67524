// One question to the page, one answer. Runs as the body of a function: (ask, done) or, in Chromium,
// (ask, what stays with the document, done); see questions.py.
// It changes nothing in the page: it reads, scrolls what is asked for into view, waits for things to happen, and covers
// what is personal while a picture is taken (veil.js, which stands before this in the same function).
const ask = arguments[0];
const done = arguments[arguments.length - 1];
const resident = arguments.length > 2 ? arguments[1] : null;

const VEIL = "non-merci-veil"; // what the covers are called
const SLICE = 1000; // ms; no answer takes longer, so that the asker can look whether it should stop
const UNSEEN = 4000; // ms a save may go unseen before the switch's own word is taken and the proof left to decide
const LONG_TEXT = 2000; // characters; longer pages are not searched for phrases

// --- reading -------------------------------------------------------------------------------------------------

const collapse = (text) => (text || "").toWellFormed().replace(/\s+/g, " ").trim();
/** The first characters of a text, never half of one: the driver cannot pass on half an emoji. */
const cut = (text, length) => [...collapse(text)].slice(0, length).join("");
const fold = (text) => collapse(text).replace(/[\u2018\u2019\u02BC]/g, "'").toLowerCase();

/** Every document and open shadow root that can be seen into, with its offset from the top window. */
function* rooms(root = document, x = 0, y = 0) {
  yield { root, x, y };
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) yield* rooms(element.shadowRoot, x, y);
    if (element.tagName === "IFRAME" || element.tagName === "FRAME") {
      let inner = null;
      try { inner = element.contentDocument; } catch { inner = null; } // another origin: not ours to see
      if (inner && inner.documentElement) {
        const box = element.getBoundingClientRect();
        yield* rooms(inner, x + box.left + element.clientLeft, y + box.top + element.clientTop);
      }
    }
  }
}

function visible(element, least = 1) {
  if (!element || !element.isConnected) return false;
  const box = element.getBoundingClientRect();
  if (box.width < least || box.height < least) return false;
  if (element.checkVisibility && !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const style = element.ownerDocument.defaultView.getComputedStyle(element);
  return style.visibility !== "hidden" && style.display !== "none" && style.clip !== "rect(0px, 0px, 0px, 0px)";
}

const SWITCHES = "[role=switch], [role=checkbox], input[type=checkbox]";
const CONTROLS = "input, select, textarea, button, [role=switch], [role=checkbox], [role=radio], [role=button]";
const MAIN = "#main, main, [role=main]";

const mainOf = (root) => [...root.querySelectorAll(MAIN)].find((element) => visible(element)) || null;

/** The parent across shadow roots and frames. */
function above(node) {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  if (root.host) return root.host;
  const view = root.defaultView;
  return view && view.frameElement ? view.frameElement : null;
}

function insideMain(element) {
  for (let node = element; node; node = above(node)) if (node.matches(MAIN)) return true;
  return false;
}

const labelsOf = (element) => (element.labels ? [...element.labels] : []);
const keysOf = (element) => collapse(element.getAttribute("aria-labelledby")).split(/\s+/).filter(Boolean);

function nameOf(element, length = 300, textOf = (each) => each.textContent) {
  const root = element.getRootNode();
  const named = keysOf(element).map((key) => root.getElementById(key)).filter(Boolean);
  const texts = named.length ? named.map(textOf)
    : [element.getAttribute("aria-label") || labelsOf(element).map(textOf).join(" ")
       || (element.tagName === "INPUT" ? "" : textOf(element)) || element.title];
  return cut(texts.join(" "), length);
}

function stateOf(element) {
  if (element.tagName === "INPUT") {
    if (element.type !== "checkbox" || element.indeterminate) return "unreadable";
    return element.checked ? "on" : "off";
  }
  const said = { true: "on", false: "off" }[element.getAttribute("aria-checked")] || "unreadable";
  const boxes = [...element.querySelectorAll("input[type=checkbox]")];
  return boxes.every((box) => stateOf(box) === said) ? said : "unreadable";
}

const disabled = (element) => element.matches(":disabled, [aria-disabled=true]")
  || Boolean(element.closest("fieldset:disabled, [inert]"));

/** Whether a mouse can get at it: not let through to what is below, and not moved out of the page to hide it. */
function reachable(element) {
  const view = element.ownerDocument.defaultView, box = element.getBoundingClientRect();
  return box.right + view.scrollX > 0 && box.bottom + view.scrollY > 0 && view.getComputedStyle(element).pointerEvents !== "none";
}

/** What a person would press: the switch itself, its label, or the small wrapper that holds it alone. */
function handleOf(element) {
  const fits = (each) => visible(each, 8) && reachable(each);
  if (fits(element)) return element;
  const label = labelsOf(element).find(fits);
  if (label) return label;
  let node = element.parentElement;
  for (let step = 0; step < 3 && holdsAlone(node, element); step += 1, node = node.parentElement) if (fits(node)) return node;
  return null;
}

const holdsAlone = (node, element) => Boolean(node) && !node.matches(MAIN + ", body")
  && [...node.querySelectorAll(CONTROLS)].every((each) => each === element);

const signatureOf = (element) => {
  const own = [element.getAttribute("aria-labelledby") || "", element.id || "", element.getAttribute("role") || ""];
  return JSON.stringify([...own, nameOf(element)]);
};

function* switchElements() {
  for (const { root, x, y } of rooms()) {
    for (const element of root.querySelectorAll(SWITCHES)) yield { element, x, y };
  }
}

/** The smallest region that holds the switch and a heading; in a frame, the frame. */
function cardOf(element) {
  let node = element;
  while (node.ownerDocument !== document) node = node.ownerDocument.defaultView.frameElement;
  for (let card = above(node); card && card !== document.body; card = above(card)) {
    if (card.querySelector("h1, h2, h3, h4, [role=heading]") || card.matches(MAIN)) return card;
  }
  return node;
}

function fragmentOf(element, words) {
  const kept = ["id", "role", "type", "aria-labelledby", "aria-label", "aria-checked", "aria-disabled", "disabled"];
  const tag = (node) => "<" + [node.tagName.toLowerCase(), ...kept.filter((name) => node.hasAttribute(name))
    .map((name) => `${name}="${cut(discreet(node.getAttribute(name), words), 120)}"`)].join(" ") + ">";
  const chain = [];
  for (let node = element; node && chain.length < 6; node = above(node)) {
    chain.unshift(tag(node));
    if (node.matches(MAIN)) break;
  }
  return chain.join(" ");
}

/** The middle of what a person would press, in CSS pixels of the top window. */
function centreOf(handle, x, y) {
  if (!handle) return null;
  const box = handle.getBoundingClientRect();
  return [Math.round(x + box.left + box.width / 2), Math.round(y + box.top + box.height / 2)];
}

/** Where a region lies in the document, if the window shows all of it. */
function boxOf(card) {
  const { left, top, width, height } = card.getBoundingClientRect();
  const inside = left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight;
  return inside && width > 0 && height > 0 ? { x: left + scrollX, y: top + scrollY, width, height } : null;
}

function readSwitch({ element, x, y }, words) {
  return {
    signature: signatureOf(element), labelledby: keysOf(element), element_id: collapse(element.id), name: nameOf(element),
    role: element.getAttribute("role") || "checkbox", state: stateOf(element), disabled: disabled(element),
    operable: Boolean(handleOf(element)), in_main: insideMain(element), place: centreOf(handleOf(element), x, y),
    card: boxOf(cardOf(element)), label: cut(discreet(nameOf(element, Infinity, seamed), words), 300), fragment: fragmentOf(element, words),
  };
}

function texts(selector) {
  const found = [];
  for (const { root } of rooms()) {
    for (const element of root.querySelectorAll(selector)) {
      if (visible(element)) found.push(cut(nameOf(element) || element.textContent || "?", 200));
    }
  }
  return found;
}

const dialogs = () => texts("dialog[open], [role=dialog], [role=alertdialog]");
const alerts = () => texts("[role=alert]").filter((text) => text !== "?");

/** What names the account: the first selector that gives exactly one value. */
function account(selectors) {
  for (const selector of selectors) {
    const values = new Set([...document.querySelectorAll(selector)].map((element) =>
      (element.pathname || element.getAttribute("alt") || element.getAttribute("aria-label") || "").trim()));
    values.delete("");
    if (values.size === 1) return [...values][0];
  }
  return null;
}

const visiblePasswords = () => [...document.querySelectorAll("input[type=password]")].filter((each) => visible(each, 2));

function linksTo(paths) {
  const main = mainOf(document);
  const links = main ? [...main.querySelectorAll("a[href]")] : [];
  return links.filter((link) => link.origin === location.origin && paths.includes(link.pathname) && visible(link));
}

function headings(length = 200, textOf = (each) => each.textContent) {
  const found = [];
  for (const { root } of rooms()) {
    for (const element of root.querySelectorAll("h1, h2, h3, h4, [role=heading]")) {
      if (insideMain(element) && visible(element)) found.push(cut(textOf(element), length));
    }
  }
  return found;
}

const httpStatus = () => (performance.getEntriesByType("navigation")[0] || {}).responseStatus || 0;

/** A status with which the site turned away one of the page's own requests, 0 if none. */
const refusal = () => answered().map((entry) => entry.responseStatus).find((status) => [429, 999].includes(status)) || 0;

/** On the browser's own page about a failure, its name. A certificate's is told in no other way. */
function fault() {
  if (location.protocol !== "chrome-error:") return "";
  const [name] = document.documentElement.innerHTML.match(/ERR_[A-Z_]+/) || ["ERR_"];
  return name;
}

function snapshot(settled) {
  const words = ask.veil ? accountWords() : null; // else nothing is kept of this page
  const [navigation] = performance.getEntriesByType("navigation");
  const body = fold(document.body ? document.body.innerText : "");
  const short = body.length < LONG_TEXT ? body : "";
  return {
    fault: fault(), origin: location.origin, path: location.pathname,
    status: httpStatus() || null,
    language: document.documentElement.lang || "", secure: isSecureContext, top: window.top === window,
    ready: document.readyState === "complete", age: performance.now() / 1000, settled,
    refusal: refusal(), from_network: Boolean(navigation && navigation.transferSize > 0 && !navigation.workerStart),
    has_main: [...rooms()].some(({ root }) => mainOf(root)),
    headings: headings(), switches: [...switchElements()].map((each) => readSwitch(each, words)), dialogs: dialogs(), alerts: alerts(),
    title: discreetTitle(words), told: words ? headings(Infinity, seamed).map((each) => cut(discreet(each, words), 200)) : [],
    passwords: visiblePasswords().length, account: account(ask.account),
    marks: ask.marks.filter((mark) => [...document.querySelectorAll(mark)].some((each) => visible(each))),
    phrases: ask.phrases.filter((phrase) => short.includes(fold(phrase))),
    links: Object.fromEntries(linksTo(ask.links).map((link) => [link.pathname, cut(link.innerText, 200)])),
    masked: ask.veil && settled && visiblePasswords().length === 0 ? veil(words) : null,
  };
}

// --- waiting -------------------------------------------------------------------------------------------------

/** Call `look` now, on each change of the page, on each answered request, and on a timer (a property can change
 *  without a mutation), until it has an answer. */
function until(look, every = 50) {
  const started = performance.now();
  const ends = [];
  let over = false;
  const step = (changed) => {
    if (over) return;
    const answer = look(performance.now() - started >= SLICE, changed);
    if (!answer) return;
    over = true;
    for (const end of ends) end();
    done(answer);
  };
  step(false);
  if (over) return;
  const changes = new MutationObserver(() => step(true));
  for (const { root } of rooms()) {
    changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  const requests = new PerformanceObserver(() => step(false));
  requests.observe({ type: "resource" });
  const timer = setInterval(() => step(false), every);
  ends.push(() => changes.disconnect(), () => requests.disconnect(), () => clearInterval(timer));
}

/** Requests of the page's own to its own site that have been answered: fetch and XMLHttpRequest. */
const answered = () => performance.getEntriesByType("resource").filter((entry) =>
  ["fetch", "xmlhttprequest"].includes(entry.initiatorType) && new URL(entry.name).origin === location.origin);

const isSetting = (entry) => ask.save_paths.length === 0
  || ask.save_paths.some((path) => new URL(entry.name).pathname.startsWith(path));

/** Whether "off" can be more than the way a switch is drawn before its state has come: the page is complete and its
 *  own request for the state was answered, and well, a while ago; where no request is seen that names the setting, the
 *  page has had time for one (`ask.unseen` seconds). `since` is when this page, not the one it was walked to from, came. */
function stateHasCome(now, since, least) {
  if (document.readyState !== "complete") return false;
  const answers = answered().filter((entry) => isSetting(entry) && entry.startTime >= since);
  const own = answers.filter((entry) => new URL(entry.name).pathname.endsWith("/" + (ask.labelledby || ask.element_id)));
  const telling = own.length > 0 ? own : answers.filter((entry) => ![404, 410].includes(entry.responseStatus));
  const last = Object.fromEntries(telling.map((entry) => [entry.name, entry.responseStatus]));
  if (Object.values(last).some((status) => status >= 400)) return false;
  return telling.every((entry) => now - entry.responseEnd >= least) && (own.length > 0 || now - since >= ask.unseen * 1000);
}

/** When the page in front came: with its document, or, where a script has put it in another's place, when it was seen. */
function cameAt(held, now) {
  if (held.path !== location.pathname) {
    const [load] = performance.getEntriesByType("navigation");
    const own = held.path === undefined && (!load || new URL(load.name).pathname === location.pathname);
    Object.assign(held, { path: location.pathname, came: own ? 0 : now });
  }
  return held.came;
}

/** Answer when the page is one where nothing is expected, or what is expected has held still; else at the slice's end.
 *  Without the setting's own key, a page gets more time to show all its switches: the first need not be the right one. */
function read() {
  const held = ask.held || { digest: null, since: 0, moved: 0 };
  const CALM = ask.calm * 1000, NO_KEY_CALM = Math.max(CALM, 1000), NO_KEY_AGE = 3000, NO_ACCOUNT_AGE = 2000;
  const keyed = (each) => (ask.labelledby && keysOf(each).join(" ") === ask.labelledby)
    || (ask.element_id && each.id === ask.element_id);
  until((late, changed) => {
    const now = performance.now(), since = cameAt(held, now);
    if (changed) held.moved = now;
    const elements = [...switchElements()].map(({ element }) => element);
    const ours = elements.filter((each) => handleOf(each) && insideMain(each));
    const wanted = ours.filter(keyed);
    const digest = JSON.stringify([location.pathname, elements.map((each) => [signatureOf(each), stateOf(each)])]);
    if (digest !== held.digest) Object.assign(held, { digest, since: now });
    const elsewhere = !ask.paths.includes(location.pathname.replace(/\/$/, "")) && document.readyState !== "loading";
    const calm = (least) => now - held.since >= 3 * least || (now - held.since >= least && now - held.moved >= least);
    const believed = (switches, least) => (!ask.doubt_on && switches.every((each) => stateOf(each) === "on"))
      || stateHasCome(now, since, least);
    const found = wanted.length > 0 && (CALM === 0 || calm(CALM)) && believed(wanted, CALM);
    const other = ours.length > 0 && wanted.length === 0 && document.readyState === "complete"
      && now - since >= NO_KEY_AGE && calm(NO_KEY_CALM) && believed(ours, NO_KEY_CALM);
    const shown = !ask.expect_switch && headings().length > 0
      && (account(ask.account) !== null || now >= NO_ACCOUNT_AGE) && linksTo(ask.links).length >= Math.min(1, ask.links.length);
    const enough = elsewhere || httpStatus() >= 400 || (ask.expect_switch ? found || other : shown) || visiblePasswords().length > 0;
    return enough || late ? { snapshot: snapshot(enough), over: enough, held } : null;
  });
}

/** Scroll only where a part of it is out of sight: what is in view stays where it was seen. */
function bringIntoView(handle) {
  const { left, top, right, bottom } = handle.getBoundingClientRect();
  const view = handle.ownerDocument.defaultView;
  const inside = left >= 0 && top >= 0 && right <= view.innerWidth && bottom <= view.innerHeight;
  if (!inside || view !== window) handle.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
}

/** Bring one switch into view, wait until it stands still there, and see that nothing lies over it. */
function aim() {
  performance.setResourceTimingBufferSize(5000);
  const matches = () => [...switchElements()].filter(({ element }) => signatureOf(element) === ask.signature && handleOf(element));
  let last = ask.place; // where it stood when the page was read: if it stands there still, it stands still
  let seen = false, centred = false;
  until((late) => {
    const found = matches();
    const facts = { count: found.length, state: "unreadable", disabled: false, overlaid: false,
      began: performance.now(), alerts: alerts(), dialogs: dialogs(), headings: headings() };
    if (found.length !== 1) return facts;
    const [{ element, x, y }] = found;
    const handle = handleOf(element);
    if (!seen) bringIntoView(handle);
    seen = true;
    if (ask.focus) element.focus({ preventScroll: true });
    const place = centreOf(handle, x, y);
    const still = last && last.join() === place.join();
    last = place;
    if (!still && !late) return null;
    const reached = ask.focus ? focused(element) : still && hits(element, handle, place[0] - x, place[1] - y);
    if (!reached && !centred && !late) {
      centred = true; // something lies over it where it is, a bar at the edge perhaps: look once more in the middle
      handle.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      return null;
    }
    return { ...facts, state: stateOf(element), disabled: disabled(element), x: place[0], y: place[1], overlaid: !reached };
  }, 10);
}

const focused = (element) => element.getRootNode().activeElement === element;

/** Whether a click at this place of the switch's own window reaches the switch and nothing else. */
function hits(element, handle, x, y) {
  let hit = element.ownerDocument.elementFromPoint(x, y);
  while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint(x, y) !== hit) {
    const deeper = hit.shadowRoot.elementFromPoint(x, y);
    if (!deeper || deeper === hit) break;
    hit = deeper;
  }
  const around = element.parentElement; // what lies over the switch there may be its own picture
  const own = [handle, ...labelsOf(element), ...(holdsAlone(around, element) ? [around] : [])];
  if (!hit || !own.some((each) => each.contains(hit))) return false;
  const other = hit.closest("a[href], summary, " + CONTROLS);
  const label = hit.closest("label");
  return (!other || other === element) && (!label || !label.control || label.control === element)
    && framesAreClear(element, x, y);
}

/** Whether the same place is reached through every frame around the switch, none of them drawn larger or smaller. */
function framesAreClear(element, x, y) {
  for (let frame = element.ownerDocument.defaultView.frameElement; frame; frame = frame.ownerDocument.defaultView.frameElement) {
    const box = frame.getBoundingClientRect();
    if (Math.abs(box.width - frame.offsetWidth) > 1 || Math.abs(box.height - frame.offsetHeight) > 1) return false;
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
    if (frame.ownerDocument.elementFromPoint(x, y) !== frame) return false;
  }
  return true;
}

/** Wait until the save that the click set off has been answered. */
function settle() {
  until((late) => {
    const found = [...switchElements()].filter(({ element }) => signatureOf(element) === ask.signature);
    const state = found.length === 1 ? stateOf(found[0].element) : "unreadable";
    const since = answered().filter((entry) => entry.startTime >= ask.began);
    const saves = since.filter((entry) => isSetting(entry) || [429, 999].includes(entry.responseStatus));
    const opened = dialogs().filter((name) => !ask.dialogs.includes(name));
    const news = alerts().filter((text) => !ask.alerts.includes(text));
    const waited = performance.now() - ask.began;
    const facts = { state, answered: saves.length > 0, statuses: saves.map((entry) => entry.responseStatus || 0),
      alerts: news, dialog: opened.length ? opened[0] : null };
    const refused = facts.statuses.some((status) => status >= 400);
    const moved = state === (ask.before === "off" ? "on" : "off");
    const saved = facts.answered && moved;
    // saved under another path, or an answer whose body the page never reads: no entry, but it has had its time
    const otherwise = waited >= UNSEEN && moved && news.length === 0;
    const asked = opened.length > 0 && !facts.answered && waited >= 1000;
    const over = saved || refused || otherwise || asked || (news.length > 0 && (facts.answered || waited >= 1500));
    return over || late ? { ...facts, over } : null;
  });
}

// --- signing in ----------------------------------------------------------------------------------------------

/** The field for the e-mail: by autocomplete, then by the hints given, then the one text field before the password. */
function userField(password) {
  const fields = [...document.querySelectorAll("input")].filter((each) => each !== password && visible(each, 2)
    && !each.disabled && ["text", "email", "tel", ""].includes(each.type));
  const one = (list) => (list.length === 1 ? list[0] : null);
  return one(fields.filter((each) => /username/.test(each.autocomplete)))
    || one(fields.filter((each) => ask.user_fields.some((hint) => each.matches(hint))))
    || one(fields.filter((each) => each.compareDocumentPosition(password) & Node.DOCUMENT_POSITION_FOLLOWING));
}

/** The one button after the password that bears a known name of "sign in"; else, in a language we do not know, the one
 *  submit button of a form that is sent to a known address of signing in. */
function signInButton(password) {
  const after = (each) => Boolean(password.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
  const all = [...document.querySelectorAll("button, input[type=submit], [role=button]")]
    .filter((each) => visible(each, 8) && !disabled(each));
  const name = (each) => fold(each.getAttribute("aria-label") || each.value || each.innerText);
  const known = ask.buttons.map(fold);
  const own = all.filter((each) => !each.hasAttribute("aria-pressed") && (each.form || null) === password.form
    && !ask.other_ways.some((way) => name(each).includes(fold(way))));
  const named = own.filter((each) => after(each) && known.includes(name(each)));
  const submits = password.form && sendsHome(password.form) ? own.filter((each) => each.type === "submit") : [];
  return [named, submits].map((list) => (list.length === 1 ? list[0] : null)).find(Boolean) || null;
}

const sendsHome = (form) => /current-password/.test(form.querySelector("input[type=password]").autocomplete)
  && ask.forms.some((path) => new URL(form.getAttribute("action") || "", document.baseURI).pathname.startsWith(path + "/"));

/** The parts of the form, as soon as it has a password field. */
function signInForm() {
  until((late) => (visiblePasswords().length > 0 || late ? formParts() : null));
}

/** The origin that a form sends to when this button is pressed; "get" if it would put the fields into the address.
 *  By attributes: a field called "action" hides the form's property of that name. */
function target(form, button) {
  const said = (name) => (button && button.getAttribute(`form${name}`)) || form.getAttribute(name) || "";
  if (said("method").toLowerCase() !== "post") return "get";
  return new URL(said("action") || location.href, document.baseURI).origin;
}

/** A field for the asker: where it can be kept for them, its name. */
function kept(name, field) {
  if (!resident) return field;
  resident.fields[name] = field;
  return field && name;
}

function formParts() {
  const passwords = visiblePasswords();
  // a field for a new password belongs to a form that joins, not to one that signs in
  const password = passwords.length === 1 && !/new-password/.test(passwords[0].autocomplete) ? passwords[0] : null;
  const user = password && userField(password);
  const button = password && signInButton(password);
  let place = null;
  if (button) {
    button.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = button.getBoundingClientRect();
    const [x, y] = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
    const hit = document.elementFromPoint(x, y);
    if (hit && (hit === button || button.contains(hit))) place = [x, y];
  }
  return {
    snapshot: snapshot(true), user: kept("user", user), password: kept("password", password), button: place,
    posts_to: password && password.form ? target(password.form, button) : "",
    typed: [user ? user.value.length : 0, password ? password.value.length : 0],
  };
}

// --- the rest ------------------------------------------------------------------------------------------------

const where = () => ({ origin: location.origin, path: location.pathname });

/** Only the address is looked at: this runs while a person types a password or a code. */
function watch() {
  const started = performance.now();
  const moved = () => location.pathname !== ask.path || location.origin !== ask.origin;
  const look = () => {
    if (!moved() && performance.now() - started < SLICE) return;
    clearInterval(timer);
    done(where());
  };
  const timer = setInterval(look, 20);
  look();
}

/** The region around one switch, as an element. */
function card() {
  const found = [...switchElements()].filter(({ element }) => signatureOf(element) === ask.signature);
  done({ element: found.length === 1 ? cardOf(found[0].element) : null });
}

/** Focus a field that was kept and say whether it has the focus of the whole page. */
function focus() {
  const field = resident.fields[ask.field];
  if (field) field.focus({ preventScroll: true });
  done({ focused: Boolean(field) && document.activeElement === field });
}

function placeOf(element) {
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getBoundingClientRect();
  const place = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
  const hit = document.elementFromPoint(...place);
  return hit && (element === hit || element.contains(hit)) ? place : null;
}

/** The server's own time, from the head of an answer that every site has; to half a second, as such heads are. */
async function clock() {
  const ask = { method: "HEAD", cache: "no-store", credentials: "omit", redirect: "manual", signal: AbortSignal.timeout(SLICE) };
  const answer = await fetch("/favicon.ico", ask).catch(() => null);
  done({ told: (answer && Date.parse(answer.headers.get("date"))) || null });
}

function dialogButton() {
  const open = [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog]")].filter((each) => visible(each));
  const names = ask.names.map(fold);
  const buttons = open.length === 1 ? [...open[0].querySelectorAll("button, [role=button]")]
    .filter((each) => visible(each) && names.includes(fold(nameOf(each) || each.innerText))) : [];
  done({ place: buttons.length === 1 ? placeOf(buttons[0]) : null });
}

function link() {
  const links = linksTo([ask.path]);
  done({ place: links.length === 1 ? placeOf(links[0]) : null });
}

/** Take the covers of veil.js away. */
function unveil() {
  for (const { root } of rooms()) {
    for (const animation of root.getAnimations()) if (animation.id === VEIL) animation.cancel();
  }
}

if (ask.kind !== "card") unveil(); // the region around a switch is asked for while a picture is being taken
({ read, aim, settle, sign_in: signInForm, watch, focus, card, clock, where: () => done(where()), dialog_button: dialogButton, link })[ask.kind]();
