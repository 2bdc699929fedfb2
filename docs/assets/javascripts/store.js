/* Everything that the site keeps on this device, and nothing else does it. One entry per thing, so
   that two tabs do not overwrite each other. Where storage is missing, refused or full, one notice
   says so and the page goes on from memory. */

/* What is kept, by how its keys begin. The page on privacy is made from this list at build time. */
export const STORED = [
  "alongside.track",
  "alongside.place",
  "alongside.note.",
  "alongside.check.",
  "alongside.done.",
  "alongside.finished.",
  "alongside.survey.",
  "alongside.run.",
  "alongside.draft.",
  "alongside.settings",
];

const SETTINGS = "alongside.settings";
const memory = new Map();
let told = false;

const isOurs = (key) => STORED.some((start) => key === start || (start.endsWith(".") && key.startsWith(start)));

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function tell() {
  const words = document.getElementById("device-words")?.dataset.notKept;
  const main = document.querySelector(".md-content__inner");
  if (told || !words || !main) return;
  told = true;
  const notice = document.createElement("p");
  notice.className = "store-notice";
  notice.setAttribute("role", "status");
  notice.dataset.a11yScreenOnly = "";
  const block = document.activeElement?.closest(".practice, al-done");
  if (block) block.append(notice);
  else main.prepend(notice);
  /* What is empty at first and filled a moment later is announced everywhere. */
  window.setTimeout(() => (notice.textContent = words), 100);
}

export function read(key) {
  try {
    const kept = memory.get(key) ?? storage()?.getItem(key) ?? null;
    const value = JSON.parse(kept);
    return value && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/* Whether the reader lets this device keep things; they can switch it off on "My notes". */
export const keeps = () => read(SETTINGS)?.keep !== false;

/* Keep a value; tells whether it will be there after the page is closed. */
export function write(key, value) {
  if (!isOurs(key)) return false;
  const text = JSON.stringify(value);
  if (keeps() || key === SETTINGS) {
    try {
      storage().setItem(key, text);
      memory.delete(key);
      return true;
    } catch {
      tell();
    }
  }
  memory.set(key, text);
  return false;
}

export function remove(key) {
  memory.delete(key);
  try {
    storage()?.removeItem(key);
  } catch {
    /* Then it was not kept. */
  }
}

/* Keep all of these values or none of them; tells whether there was room. */
export function writeAll(values) {
  const before = values.map(([key]) => [key, read(key)]);
  const isWhole = values.every(([key, value]) => !isOurs(key) || write(key, value) || !keeps());
  if (isWhole) return true;
  for (const [key, value] of before) {
    remove(key);
    if (value) write(key, value);
  }
  return false;
}

function keysOf(start) {
  const keys = new Set(memory.keys());
  try {
    for (let at = 0; at < storage().length; at += 1) keys.add(storage().key(at));
  } catch {
    tell();
  }
  return [...keys].filter((key) => key?.startsWith(start)).sort();
}

/* Forget everything but the reader's choice, also what is damaged or of another version. */
export function forget() {
  for (const key of keysOf("alongside.")) if (key !== SETTINGS) remove(key);
}

/* Give all keys that begin so, with their values. */
export function entries(start = "alongside.") {
  return keysOf(start)
    .filter(isOurs)
    .map((key) => [key, read(key)])
    .filter(([, value]) => value);
}

/* Give the key of a block's state. One that was renamed takes over what stands under earlier ids. */
export function keyOf(start, block) {
  const key = (id) => `${start}${itemOf(block)}/${id}`;
  for (const alias of block.dataset.aliases?.split(" ") ?? []) {
    const kept = read(key(alias));
    if (kept && !read(key(block.dataset.id))) write(key(block.dataset.id), kept);
    if (kept) remove(key(alias));
  }
  return key(block.dataset.id);
}

/* Call back with a key when another tab changes it. */
export function subscribe(callback) {
  window.addEventListener("storage", (event) => {
    if (event.key && isOurs(event.key)) callback(event.key);
  });
}

/* The day of a moment where the reader is, such as `2026-11-26`; empty if it is no moment. */
export function dayOf(at) {
  const date = new Date(at);
  if (!at || Number.isNaN(date.getTime())) return "";
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/* Call back when the page is shown again as it was left, as by the browser's Back. */
export function onReturn(callback) {
  window.addEventListener("pageshow", ({ persisted }) => persisted && callback());
}

/* The item to which an element belongs, such as `stepping-in`: the key of what a reader does. */
export function itemOf(element) {
  return (element.closest("[data-item]") ?? document.getElementById("page-data"))?.dataset.item ?? "";
}

export const pageData = () => document.getElementById("page-data")?.dataset ?? {};

/* The address of this page below the site's top, without a slash at its end. */
export function here() {
  const top = new URL(window.__md_scope ?? ".", window.location.href).pathname;
  return window.location.pathname.slice(top.length).replace(/(index\.html|\/)$/, "");
}

/* The track that a page belongs to, such as `people-manager/engineering`; empty if to none. */
export function trackOf(path = here()) {
  const steps = path.split("/");
  if (steps[0] !== "tracks" || steps.length < 2) return "";
  return steps.slice(1, pageData().item ? -1 : undefined).join("/");
}
