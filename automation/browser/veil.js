// What others must not see of a page: covered for the length of one picture, and left out of what is written down.
// The covers are animations, so the document itself is not touched; every question begins by taking them away.

const VEIL = "non-merci-veil";
const VEIL_LIFE = 3000; // ms after which the covers go, even if nothing more is asked
const BAR = "rgb(138, 143, 152)";
const LEFT_OUT = "▒▒▒";
const NOT_NAMES = new Set(["photo", "image", "picture", "foto", "profile", "profil", "perfil", "profilo", "me", "moi", "ich", "view",
  "voir", "account", "compte", "menu"]);

/** A text without accents and capitals, with every character in its place. */
const flat = (text) => Array.from({ length: text.length }, (_, at) => text[at].normalize("NFD")[0].toLowerCase()[0]).join("");

/** Words that name the account: those with a capital in what its marker is called, and those of its profile's address. */
function accountWords() {
  const words = new Set();
  for (const selector of ask.account || []) {
    for (const element of document.querySelectorAll(selector)) {
      const called = `${element.getAttribute("alt") || ""} ${element.getAttribute("aria-label") || ""}`;
      for (const [word] of called.matchAll(/[\p{Lu}\p{Lo}][\p{L}\p{M}'’]+/gu)) words.add(flat(word));
      const slug = decodeURI(element.pathname || "").replace(/\/$/, "").split("/").pop() || "";
      for (const [word] of slug.matchAll(/\p{L}{3,}/gu)) words.add(flat(word));
    }
  }
  const ofTheSite = flat(location.hostname).split(/[^a-z0-9]+/);
  return [...words].filter((word) => !NOT_NAMES.has(word) && !ofTheSite.includes(word));
}

/** Addresses of people's pages, with or without the site's name before them. */
function profiles() {
  const paths = (ask.profiles || []).map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return paths.length ? new RegExp(`[\\w.-]*(?:${paths.join("|")})[^\\s"'<>?#]+`, "giu") : null;
}

/** Where something personal stands in a text, and what it is: [[kind, begin, end]]. */
function personal(text, words) {
  const found = [];
  const add = (kind, pattern, holds = () => true) => {
    for (const match of text.matchAll(pattern)) if (holds(match[0])) found.push([kind, match.index, match.index + match[0].length]);
  };
  add("address", /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu);
  if (profiles()) add("profile", profiles());
  add("phone", /(?:\+|\b)\d[\d\s().\u00A0\u202F\/-]{6,}\d\b/gu, (number) => number.replace(/\D/g, "").length >= 8);
  const level = flat(text);
  for (const word of words) {
    for (let at = level.indexOf(word); at >= 0; at = level.indexOf(word, at + 1)) {
      const alone = !/[\p{L}\p{N}]/u.test((level[at - 1] || " ") + (level[at + word.length] || " "));
      if (alone) found.push(["account", at, at + word.length]);
    }
  }
  if (/^\s*\(?\d{1,4}\+?\)?\s*$/.test(text)) found.push(["count", 0, text.length]);
  return found;
}

/** The text without what is personal in it. */
function discreet(text, words) {
  const hidden = new Set(personal(text, words).flatMap(([, begin, end]) => Array.from({ length: end - begin }, (_, i) => begin + i)));
  return [...text.split("").keys()].map((at) => (!hidden.has(at) ? text[at] : hidden.has(at - 1) ? "" : LEFT_OUT)).join("");
}

const discreetTitle = (words) => discreet(cut(document.title.replace(/^\(\d+\+?\)\s*/, ""), 200), words);

/** Everything to be covered: [element, kind], wherever on the page it is. */
function* toCover(words) {
  for (const { root } of rooms()) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { nodeValue, parentElement } = walker.currentNode;
      if (!parentElement || !nodeValue.trim() || parentElement.matches("script, style, noscript, template")) continue;
      const [first] = personal(nodeValue, words);
      if (first) yield [parentElement, first[0]];
    }
    for (const element of root.querySelectorAll("img, picture, video, canvas, image, object, embed")) yield [element, "picture"];
    for (const element of root.querySelectorAll("a[href]")) if (isProfile(element)) yield [element, "person"];
    for (const element of root.querySelectorAll("input, textarea, select")) {
      if (!["checkbox", "radio", "button", "submit", "hidden"].includes(element.type) && element.value) yield [element, "field"];
    }
    for (const element of root.querySelectorAll("*")) {
      if (element.ownerDocument.defaultView.getComputedStyle(element).backgroundImage.includes("url(")) yield [element, "background"];
    }
  }
}

const isProfile = (link) => (ask.profiles || []).some((path) => (link.pathname || "").startsWith(path));

const COVERS = {
  picture: [{ visibility: "hidden" }, (style) => style.visibility === "hidden"],
  background: [{ backgroundImage: "none" }, (style) => style.backgroundImage === "none"],
  text: [{ color: "transparent", webkitTextFillColor: "transparent", textShadow: "none", backgroundColor: BAR },
    (style) => [style.color, style.webkitTextFillColor].every((colour) => colour === "rgba(0, 0, 0, 0)")],
};

/** Cover one element; false if the page's own style would have it seen all the same. */
function cover(element, kind) {
  const [look, holds] = COVERS[kind] || COVERS.text;
  for (const each of kind === "person" ? [element, ...element.querySelectorAll("*")] : [element]) {
    each.animate([look, look], { duration: 1e9, fill: "both" }).id = VEIL;
    if (!holds(each.ownerDocument.defaultView.getComputedStyle(each))) return false;
  }
  return true;
}

/** Cover what is personal: how many of each kind, or null if something could not be covered. */
function veil(words) {
  const counts = {};
  for (const [element, kind] of [...toCover(words)]) {
    if (!cover(element, kind)) {
      unveil();
      return null;
    }
    counts[kind] = (counts[kind] || 0) + 1;
  }
  if (Object.keys(counts).length > 0) setTimeout(unveil, VEIL_LIFE);
  return counts;
}

function unveil() {
  for (const { root } of rooms()) {
    if (root.nodeType !== Node.DOCUMENT_NODE) continue;
    for (const animation of root.getAnimations()) if (animation.id === VEIL) animation.cancel();
  }
}
