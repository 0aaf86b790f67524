// What others must not see of a page: covered for the length of one picture, and left out of what is written down.
// The covers are animations, so the document itself is not touched; every question begins by taking them away.
//
// A cover takes away all of an element, or of its ::before or ::after, by its opacity: nothing inside it can be seen
// all the same, whatever style it has. Where that would take the setting along, only the ink of the text is taken.
// A grey bar behind it shows that something is covered.

const VEIL_LIFE = 90_000; // ms after which the covers go by themselves; longer than two pictures may take
const BAR = "rgb(138, 143, 152)";
const LEFT_OUT = "▒▒▒";
const LONG_DATA = 2000; // characters; longer texts that are not displayed are data for scripts
const LONG_CARD = 300; // characters; what tells of another person is shorter
const HEADINGS = "h1, h2, h3, h4, [role=heading]";
const NOT_NAMES = new Set(["photo", "image", "picture", "foto", "avatar", "profile", "profil", "perfil", "profilo", "profilbild",
  "me", "moi", "ich", "view", "voir", "open", "go", "see", "your", "account", "compte", "konto", "cuenta", "menu", "settings",
  "写真", "プロフィール", "照片", "사진", "프로필"]);

// --- what is personal in a text ------------------------------------------------------------------------------

const EDGE = "\u0001"; // where a text begins, and where one may begin within a word: "helloCamille"
const LINE = { text: "", line: true };
const GAP = `(?: *[${EDGE}\n] *)*`; // a name can be put together of several texts
const SEAM = "\u200B";
const TWINS = { ı: "i", ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d",
  "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "–": "-" };
const WITHOUT_SPACES = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const YEAR = "(?:19|20)\\d\\d";
const DATE = new RegExp(`(?<![\\d+])(?:${YEAR}([-./] ?)\\d\\d?\\1\\d\\d?|\\d\\d?([-./] ?)\\d\\d?\\2${YEAR}|`
  + `${YEAR}(?:[ ${EDGE}/-]+${YEAR})+)(?!\\d)`, "g");

const levels = new Map();
/** A character as it is compared: without capital, accent and breadth, or nothing if it cannot be seen. */
function level(character) {
  if (!levels.has(character)) {
    const plain = character === SEAM ? EDGE : character.replace(/[\s\p{Cc}]/u, " ").normalize("NFKD").toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, "").replace(/[^\x00-\x7F]/gu, (each) => TWINS[each] || (/\p{Nd}/u.test(each) ? "7" : each));
    levels.set(character, { plain, small: /\p{Ll}/u.test(character), capital: /\p{Lu}/u.test(character) });
  }
  return levels.get(character);
}

/** Texts one after the other as they are compared, and for each letter the text and the place in it that it is from. */
function compared(texts) {
  let letters = "", was = {};
  const which = [], places = [];
  const put = (plain, index, place) => {
    letters += plain;
    for (let i = 0; i < plain.length; i += 1) { which.push(index); places.push(place); }
  };
  texts.forEach(({ text, line }, index) => {
    put(line ? "\n" : EDGE, index, 0);
    let place = 0;
    for (const character of text) {
      const now = level(character);
      if (place > 0 && was.small && now.capital) put(EDGE, index, place);
      put(now.plain, index, place);
      place += character.length;
      was = now;
    }
  });
  put("\n", texts.length, 0);
  return { letters, which, places };
}

const flat = (text) => Array.from(text, (each) => level(each).plain).join("");
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** Where something personal stands in texts that are compared: [[kind, begin, end]]. */
function personal(letters, words) {
  const found = [];
  for (const [kind, pattern, text = (same) => same, holds = () => true] of words) {
    for (const match of text(letters).matchAll(pattern)) {
      if (holds(match[0])) found.push([kind, match.index, match.index + match[0].length]);
    }
  }
  return found;
}

/** The patterns of all that is personal: [kind, pattern, how to see the text, further condition]; `named` says whether
 *  the account's name is among them. */
function accountWords() {
  const own = ownNames();
  const token = `\\p{L}\\p{N}${EDGE}`;
  const paths = (ask.profiles || []).map((path) => escaped(flat(path))).join("|");
  const before = `(?<=[${EDGE}\n])`, after = `(?=[${EDGE}\n])`; // the whole of a text
  const undated = (letters) => letters.replace(DATE, (date) => "x".repeat(date.length));
  const patterns = [
    ["address", new RegExp(`(?<![${token}._%+-])[${token}._%+-]+@[${token}-]+(?:\\.[${token}-]+)+`, "gu")],
    ["phone", new RegExp(`(?<![\\p{N}]|\\p{Sc} ?)\\+?[(]?\\d[\\d ().\\/${EDGE}-]{6,}\\d(?!\\d| ?\\p{Sc})`, "gu"), undated,
      (number) => number.replace(/\D/g, "").length >= 8],
    ["count", new RegExp(`${before}(?<!\\p{Sc} ?${EDGE}) *\\(?(?!${YEAR})\\d{1,4}k?\\+?\\)? *${after}`
      + `(?!${EDGE} ?[\\p{Sc}%])`, "gu")],
  ];
  if (paths) patterns.push(["profile", new RegExp(`(?<![\\w.${EDGE}-])[\\w.${EDGE}-]*(?:${paths})[^ "'<>?#\n]+`, "gu")]);
  const [name, others] = [own, othersNames()].map((names) => names.filter((each) => each.length > 1));
  if (name.length > 0) patterns.push(["account", spelled(name)], ["account", new RegExp(before + initials(own) + after, "gu")]);
  if (others.length > 0) patterns.push(["person", spelled(others)]);
  return Object.assign(patterns, { named: name.length > 0 });
}

/** Names as words of their own; in a script without spaces, anywhere. */
function spelled(names) {
  const anywhere = [], alone = [];
  for (const name of new Set(names)) {
    const pattern = Array.from(name, (letter) => (letter === "'" ? "'?" : escaped(letter))).join(GAP);
    (WITHOUT_SPACES.test(name) ? anywhere : alone).push(pattern);
  }
  return new RegExp([...(alone.length ? [`(?<!\\p{L})(?:${alone.join("|")})(?!\\p{L})`] : []), ...anywhere].join("|"), "gu");
}

/** What stands in place of a picture: the first letter of the name, or those of all its words. */
function initials(names) {
  const [first, ...others] = names.map((name) => escaped(Array.from(name)[0]));
  const rest = others.length > 0 ? `(?:${GAP}[. ]*[${others.join("")}])*` : "";
  return ` *${first}${rest}[. ]*`;
}

/** The path of a link, in HTML or in SVG, as a person would read it. */
function pathOf(link) {
  const address = link.getAttribute("href") || link.getAttribute("xlink:href") || "";
  const path = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).pathname : "";
  try { return decodeURIComponent(path); } catch { return path; }
}

const isProfile = (link) => (ask.profiles || []).some((path) => pathOf(link).startsWith(path));
const slugOf = (link) => (link && isProfile(link) ? flat(pathOf(link)).match(/[^/]+(?=\/*$)/)?.[0] || "" : "");
const slugWords = (slug) => slug.match(/\p{L}{3,}/gu) || [];

/** The words of a text that can be a name: with a capital, or in a script that has none. Also without what a language
 *  hangs on a name: "d'Émile", "Camille's". */
function namesIn(text) {
  const words = Array.from(new Intl.Segmenter(undefined, { granularity: "word" }).segment(text), ({ segment }) => segment);
  const runs = text.match(/(?:(?![的様氏])\p{sc=Han}){2,}|[\p{sc=Kana}ー]{2,}/gu) || [];
  return [...words, ...runs].map((word) => word.replace(/^\p{Ll}+['’]/u, ""))
    .flatMap((word) => [word, word.replace(/(?<=...)['’]\p{Ll}{1,4}$|[님씨]의?$/u, "")])
    .filter((word) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word)).map(flat).filter((word) => !NOT_NAMES.has(word));
}

/** What an element is called, for those who cannot see it. */
const calledBy = (element) => [element, ...element.querySelectorAll("[alt], [aria-label], [title]")]
  .flatMap((each) => ["alt", "aria-label", "title"].map((name) => each.getAttribute(name) || "")).filter(Boolean);

/** The names among what is called so: those texts that share a word with the address are sure to be one. */
function sureNames(called, slug) {
  const ofSlug = new Set(slugWords(slug));
  const near = called.map(namesIn).filter((words) => words.some((word) => ofSlug.has(word)));
  return near.flatMap((words) => (words.length > 5 ? words.filter((word) => ofSlug.has(word)) : words));
}

/** The account's names: of what its marker is called, else of its address. */
function ownNames() {
  const names = new Set();
  for (const element of (ask.account || []).flatMap((selector) => [...document.querySelectorAll(selector)])) {
    const called = calledBy(element), slug = slugOf(element.closest("a[href]"));
    const sure = sureNames([...called, element.textContent], slug);
    const ofSlug = slugWords(slug);
    for (const name of sure.length > 0 ? sure : called.flatMap(namesIn)) names.add(name);
    if (names.size === 0 || ofSlug.length <= 3) for (const name of ofSlug) names.add(name);
  }
  const ofTheSite = flat(location.hostname).split(/[^a-z0-9]+/);
  return [...names].filter((name) => !ofTheSite.includes(name));
}

const profileLinks = (root) => [...root.querySelectorAll("a")].filter(isProfile);

const othersNames = () => [...rooms()].flatMap(({ root }) => profileLinks(root))
  .flatMap((link) => sureNames([...calledBy(link), link.textContent], slugOf(link)));

/** The text without what is personal in it. */
function discreet(text, words) {
  if (!words) return "";
  const { letters, places } = compared([{ text }]);
  const hidden = new Set(personal(letters, words).flatMap(([, begin, end]) => places.slice(begin, end)));
  let told = "", at = 0, before = false;
  for (const character of text) {
    const now = hidden.has(at) || (before && level(character).plain === "");
    told += !now ? character : before ? "" : LEFT_OUT;
    before = now;
    at += character.length;
  }
  return told.replaceAll(SEAM, "");
}

const discreetTitle = (words) => cut(discreet(document.title.replace(/^\(\d+\+?\)\s*/, ""), words), 200);

/** The text of an element with its seams: where one piece of it ends and the next begins. */
function seamed(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue);
  return texts.join(SEAM);
}

// --- what is to be covered -----------------------------------------------------------------------------------

const PICTURES = "img, video, canvas, object, embed, image, input[type=image]";
const NEVER_SHOWN = "head, script, style, template, noscript";
const FRAMES = "iframe, frame, fencedframe";
const STYLED_PICTURES = ["backgroundImage", "maskImage", "borderImageSource", "listStyleImage", "content"];
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]";
const BUTTONS = "input[type=button], input[type=submit], input[type=reset]";
const NO_FIELDS = `input[type=checkbox], input[type=radio], input[type=hidden], ${BUTTONS}`;

const styleOf = (element, pseudo) => element.ownerDocument.defaultView.getComputedStyle(element, pseudo);

/** What stands around switches and the headings of the main region: never covered as a whole. */
function around() {
  const kept = new Set();
  for (const { root } of rooms()) {
    for (const element of root.querySelectorAll(`${SWITCHES}, ${HEADINGS}`)) {
      const isSwitch = element.matches(SWITCHES);
      if (!isSwitch && (!insideMain(element) || element.closest("a") || profileLinks(element).length > 0)) continue;
      for (let node = isSwitch ? element : above(element); node && !kept.has(node); node = above(node)) kept.add(node);
    }
  }
  return kept;
}

/** What is drawn below a node: all texts in the order in which they are read, with a LINE where a line ends, and all
 *  that shows a picture by its style. A style can add text and pictures of its own: [::before] and [::after]. */
function drawnIn(root) {
  const texts = [], pictures = [];
  const look = (element, pseudo, style) => {
    const content = style.content.replace(/\battr\(([\w-]+).*?\)/g, (_, name) => JSON.stringify(element.getAttribute(name)))
      .replace(/\w+-quote/, () => style.quotes);
    for (const [, text] of content.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
      texts.push({ element, text, pseudo: pseudo === "::marker" ? null : pseudo });
    }
    const shown = picturesOf(style);
    if (shown.length > 0) pictures.push({ kind: "background", element, pseudo, pictures: shown });
  };
  const added = (element, pseudo) => {
    const style = styleOf(element, pseudo);
    if (style.content !== "none") look(element, pseudo, style);
  };
  const enter = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) texts.push({ element: child.parentElement || root.host, text: child.nodeValue });
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      const style = styleOf(child), { display } = style;
      if (display === "none" && (child.matches(NEVER_SHOWN) || child.textContent.length > LONG_DATA)) continue;
      const ends = !/^(inline|contents|ruby.*)$/.test(display) || child.tagName === "BR";
      if (ends) texts.push(LINE);
      look(child, null, style);
      if (display.includes("list-item")) {
        texts.push({ element: child, text: style.listStyleType.replace(/^[^"'].*/, "") });
        added(child, "::marker");
      }
      added(child, "::before");
      if (child.matches(BUTTONS)) texts.push({ element: child, text: child.value });
      if (child.localName === "use") texts.push({ element: child, text: usedText(child) });
      if (!child.matches("select, textarea")) enter(child);
      added(child, "::after");
      if (ends) texts.push(LINE);
    }
  };
  enter(root);
  return { texts, pictures };
}

/** The text that a <use> of SVG repeats elsewhere, through others of its kind too. */
function usedText(use, depth = 9) {
  const used = use.getRootNode().getElementById((use.getAttribute("href") || use.getAttribute("xlink:href") || "").slice(1));
  if (!used || depth === 0) return "";
  const textOf = (each) => (each.localName === "use" ? usedText(each, depth - 1) : each.textContent);
  return [used, ...used.querySelectorAll("use")].map(textOf).join(" ");
}

/** The properties of a style that show a picture. One that is drawn in the style itself, with no text in it, is an icon. */
const picturesOf = (style) => STYLED_PICTURES.filter((name) => /url\(|element\(|paint\(/.test((style[name] || "none")
  .replace(/url\("data:image\/svg\+xml[^"]*"\)/g, (icon) => (/base64|(<|%3c)(text|image|foreign)/i.test(icon) ? icon : ""))));

let known = null; // documents and shadow roots that were there when the page was covered

/** Whether the document in a frame is there for us: that of another origin is not, nor one that is just coming. */
function seenInto({ contentDocument }) {
  return Boolean(contentDocument) && contentDocument.readyState !== "loading" && (!known || known.has(contentDocument));
}

/** Whether an element cannot be seen into, though it shows something: all that it shows was drawn by its own program. */
const closed = (element) => element.localName.includes("-") && !element.shadowRoot && !element.hasChildNodes()
  && element.getClientRects().length > 0;

/** What tells of a person besides the link: as far up as there are no other links and no sentences. */
function cardOfPerson(link, kept) {
  const stays = (node) => kept.has(node) || node.matches(`body, header, nav, ${MAIN}`) || node.textContent.length > LONG_CARD
    || [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.nodeValue.trim())
    || profileLinks(node).length < node.querySelectorAll("a").length;
  let card = link;
  while (card.parentElement && !stays(card.parentElement)) card = card.parentElement;
  return card;
}

/** Everything to be covered below a node: what it is, and the element or the part of it that shows it. */
function* toCover(top, words, kept) {
  const handles = [...switchElements()].map(({ element }) => handleOf(element) || element);
  // a switch is drawn by sheets; a picture of a person is set on its own element
  const drawsSwitch = (element) => handles.some((each) => each.contains(element)) && !/url\(/.test(element.getAttribute("style"));
  for (const { root } of rooms(top)) {
    const { texts, pictures } = drawnIn(root);
    yield* personalTexts(texts, words);
    yield* pictures.filter(({ element }) => !drawsSwitch(element));
    for (const element of root.querySelectorAll(PICTURES)) {
      if (element.closest(SWITCHES)?.textContent.trim() !== "") yield { kind: "picture", element };
    }
    for (const element of root.querySelectorAll(FRAMES)) if (!seenInto(element)) yield { kind: "frame", element };
    for (const link of profileLinks(root)) yield { kind: "person", element: cardOfPerson(link, kept) };
    for (const element of root.querySelectorAll(FIELDS)) {
      if (!element.matches(`${NO_FIELDS}, ${SWITCHES}, ${PICTURES}`)) yield { kind: "field", element };
    }
    for (const element of root.querySelectorAll("*")) if (closed(element)) yield { kind: "closed", element };
  }
}

function* personalTexts(texts, words) {
  const { letters, which } = compared(texts);
  const found = new Map();
  for (const [kind, begin, end] of personal(letters, words)) {
    for (let at = begin; at < end; at += 1) {
      if ([EDGE, " ", "\n"].includes(letters[at])) continue;
      const { element, pseudo } = texts[which[at]], key = pseudo ? texts[which[at]] : element;
      if (!found.has(key)) found.set(key, { kind, element, pseudo, text: true });
    }
  }
  yield* found.values();
}

// --- covering ------------------------------------------------------------------------------------------------

const CLEAR = "rgba(0, 0, 0, 0)";
const GONE = [{ opacity: "0" }, ({ opacity, display }) => opacity === "0" && display !== "contents"];
const INKLESS = [{ color: CLEAR, webkitTextFillColor: CLEAR, webkitTextStrokeColor: CLEAR, textShadow: "none" }, inkless];

/** The outermost element that is painted through the letters in it, those of what is covered too. */
function clippedBy(element) {
  let found = null;
  for (let node = element; node; node = above(node)) if (styleOf(node).backgroundClip.includes("text")) found = node;
  return found;
}

/** Whether the own text of an element leaves no trace, in whatever way it could be drawn. */
function inkless(style, element) {
  const chosen = element.ownerDocument.getSelection(), { highlights } = element.ownerDocument.defaultView.CSS;
  if ((chosen && !chosen.isCollapsed) || (highlights && highlights.size > 0)) return false;
  const parts = [null, "::first-line", "::first-letter", "::marker"].map((pseudo) => styleOf(element, pseudo));
  const clear = (part) => [part.color, part.webkitTextFillColor, part.webkitTextStrokeColor].every((colour) => colour === CLEAR);
  return !clippedBy(element) && parts.every((part) => clear(part) && part.textShadow === "none");
}

const without = (pictures) =>
  [Object.fromEntries(pictures.map((name) => [name, "none"])), (style) => picturesOf(style).length === 0];

/** The ways to cover one thing, the best first: [element, part of it, how]. */
function* waysToCover({ element, pseudo, pictures, text }, kept) {
  if (element.closest("pattern, mask, clipPath, marker")) return; // drawn where nobody can tell
  if (pictures) yield [element, pseudo, without(pictures)];
  const clipping = clippedBy(element);
  if (pseudo && !clipping) yield [element, pseudo, GONE];
  const whole = clipping || (element.ownerSVGElement ? element.closest("svg") : element);
  for (let each = whole; each && !kept.has(each); each = above(each)) yield [each, null, GONE];
  if (text && !element.ownerSVGElement) yield [element, null, INKLESS];
}

const covered = new WeakMap();
function start(element, pseudo, [look]) {
  const done = covered.get(element) || new Set(), what = `${pseudo} ${Object.keys(look)}`;
  if (!done.has(what)) element.animate([look, look], { id: VEIL, duration: VEIL_LIFE, pseudoElement: pseudo || null });
  covered.set(element, done.add(what));
}

/** Cover things: the elements that are gone, or null if one of them would be seen all the same, or if the setting would
 *  have to go with it. */
function cover(things, kept) {
  const gone = [];
  let open = things.map((thing) => waysToCover(thing, kept));
  while (open.length > 0) {
    const tried = open.map((ways) => ({ ways, way: ways.next().value }));
    if (tried.some(({ way }) => !way)) return null;
    for (const { way } of tried) start(...way); // all of them, then a look at all: each look after a change costs time
    const failed = tried.filter(({ way: [element, pseudo, [, holds]] }) => !holds(styleOf(element, pseudo), element));
    for (const each of tried) if (each.way[2] === GONE && !each.way[1] && !failed.includes(each)) gone.push(each.way[0]);
    open = failed.map(({ ways }) => ways);
  }
  return gone;
}

/** Show where something is gone: a bar in the background of the block around it. Nothing depends on it. */
function mark(gone) {
  const blocks = new Map();
  for (const element of gone) {
    let block = element.parentElement;
    while (block && /^(inline|contents)$/.test(styleOf(block).display)) block = block.parentElement;
    if (!block || styleOf(block).backgroundImage !== "none") continue;
    blocks.set(block, [...(blocks.get(block) || []), ...element.getClientRects()]);
  }
  for (const [block, bars] of blocks) {
    const { left, top } = block.getBoundingClientRect();
    const each = (part) => bars.map(part).join(", ");
    const look = {
      backgroundImage: each(() => `linear-gradient(${BAR}, ${BAR})`), backgroundRepeat: "no-repeat",
      backgroundPosition: each((bar) => `${bar.left - left - block.clientLeft}px ${bar.top - top - block.clientTop}px`),
      backgroundSize: each((bar) => `${bar.width}px ${bar.height}px`),
    };
    block.animate([look, look], { id: VEIL, duration: VEIL_LIFE });
  }
}

/** Cover what is personal: how many of each kind, or null if something could not be covered. */
function veil(words) {
  const counts = {}, kept = around(), things = [...toCover(document, words, kept)];
  // without a name nobody could look for it; a page in transition is shown as a picture of itself
  const gone = words.named && !document.activeViewTransition ? cover(things, kept) : null;
  if (!gone) {
    unveil();
    return null;
  }
  mark(gone);
  for (const { kind } of things) counts[kind] = (counts[kind] || 0) + 1;
  guard(words);
  return counts;
}

/** As long as the covers stand, cover what the page changes before it is drawn; the whole page if that cannot be. */
function guard(words) {
  const stands = document.documentElement.animate({}, { id: VEIL, duration: VEIL_LIFE });
  const look = (places) => {
    if (stands.playState !== "running") {
      observer.disconnect();
      return;
    }
    const kept = around();
    for (const place of places) {
      if (place.isConnected && !cover([...toCover(place, words, kept)], kept)) stands.effect.setKeyframes([GONE[0], GONE[0]]);
    }
    observe();
  };
  const observer = new MutationObserver((changes) => look(new Set(changes.map(({ target }) => target.parentNode || target))));
  const observe = () => {
    for (const { root } of rooms()) {
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  };
  known = new Set([...rooms()].map(({ root }) => root));
  for (const root of known) {
    const frame = root.defaultView && root.defaultView.frameElement;
    if (frame) root.defaultView.addEventListener("pagehide", () => look(known.delete(root) ? [frame.parentNode] : []));
  }
  observe();
}
