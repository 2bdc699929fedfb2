/* "My notes": everything that this device keeps, to read, take along, take in, print and delete. */

import { dayOf, entries, forget, keeps, read, remove, subscribe, write, writeAll } from "./store.js";

const FORMAT = "alongside-device";
const SETTINGS = "alongside.settings";
const NOTES = "alongside.note.";
const FIELDS = ["cue", "act", "ticks", "text", "date"];

/* Hand a text over as a file; nothing leaves the device. */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/* Give the entries of a file that was saved here, or nothing if it is another sort of file. */
export function entriesOf(text) {
  try {
    const file = JSON.parse(text);
    const given = file.format === FORMAT && file.entries;
    const isWhole = ([key, value]) =>
      key.startsWith("alongside.") && value !== null && typeof value === "object" && !Array.isArray(value);
    if (!given || typeof given !== "object" || Array.isArray(given)) return null;
    return Object.entries(given).every(isWhole) ? Object.entries(given) : null;
  } catch {
    return null;
  }
}

/* What was written, with the words that stood beside it. */
function words(entry, { if: si, then, date }) {
  const before = { cue: `${si} `, act: `${then} `, date: `${date} ` };
  return FIELDS.map((name) => [name, entry.fields?.[name]])
    .filter(([, text]) => typeof text === "string" && text)
    .map(([name, text]) => (name === "ticks" ? text.replace(/^/gm, "✓ ") : `${before[name] ?? ""}${text}`));
}

class Journal extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector(".journal__status");
    this.list = this.querySelector(".journal__list");
    this.box = this.querySelector("[data-action=keep]");
    if (!this.list) return;
    this.hidden = false;
    this.addEventListener("click", (event) => this.act(event.target.dataset?.action, event.target));
    this.querySelector("[type=file]").addEventListener("change", (event) => this.takeIn(event.target));
    this.box.addEventListener("change", () => this.choose());
    subscribe(() => this.show());
    this.show();
  }

  act(action, button) {
    const { sure, sureAll, deleted } = this.dataset;
    if (action === "print") window.print();
    if (action === "markdown") save("my-notes.md", "text/markdown", this.markdown());
    if (action === "json") save("alongside.json", "application/json", this.json());
    if (action === "delete" && window.confirm(sure)) {
      remove(button.dataset.key);
      this.show();
      this.status.textContent = deleted;
      this.querySelector("h2").tabIndex = -1;
      this.querySelector("h2").focus();
    }
    if (action === "delete-all" && window.confirm(sureAll)) {
      forget();
      this.show();
      this.status.textContent = deleted;
    }
  }

  show() {
    this.box.checked = keeps();
    this.list.replaceChildren(...entries(NOTES).map(([key, entry]) => this.entry(key, entry)));
    if (!this.list.children.length) {
      const none = document.createElement("p");
      none.textContent = this.dataset.none;
      this.list.append(none);
    }
  }

  entry(key, entry) {
    const box = document.createElement("section");
    box.className = "journal__entry";
    const head = document.createElement("h3");
    head.textContent = String(entry.prompt ?? key);
    const place = document.createElement("p");
    place.className = "journal__place";
    place.textContent = `${this.dataset.of} ${entry.title ?? ""} (${dayOf(entry.at)})`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-button";
    button.textContent = this.dataset.delete;
    button.setAttribute("aria-label", `${this.dataset.delete}: ${head.textContent}`);
    Object.assign(button.dataset, { action: "delete", key });
    box.append(head, place);
    for (const text of words(entry, this.dataset)) {
      const line = document.createElement("p");
      line.className = "journal__words";
      line.textContent = text;
      box.append(line);
    }
    box.append(button);
    return box;
  }

  markdown() {
    const parts = entries(NOTES).map(([key, entry]) => {
      const quoted = words(entry, this.dataset).map((text) => text.replace(/^/gm, "> ")).join("\n>\n");
      return `## ${entry.prompt ?? key}\n\n${entry.title ?? ""}, ${dayOf(entry.at)}\n\n${quoted}\n`;
    });
    return `# ${document.querySelector("h1").textContent.trim()}\n\n${parts.join("\n")}`;
  }

  json() {
    return `${JSON.stringify({ format: FORMAT, v: 1, entries: Object.fromEntries(entries()) }, null, 2)}\n`;
  }

  /* Take in a file: all of it, or nothing. Of two states of one thing, the later one stays. */
  async takeIn(field) {
    const given = field.files[0] ? entriesOf(await field.files[0].text()) : null;
    field.value = "";
    if (!given) {
      this.status.textContent = this.dataset.refused;
      return;
    }
    const isLater = (key, value) => !(String(read(key)?.at ?? "") > String(value.at ?? ""));
    const isTaken = writeAll(given.filter(([key, value]) => key !== SETTINGS && isLater(key, value)));
    this.show();
    this.status.textContent = isTaken ? this.dataset.taken : this.dataset.noRoom;
  }

  choose() {
    write(SETTINGS, { ...read(SETTINGS), v: 1, keep: this.box.checked });
    this.status.textContent = this.box.checked ? this.dataset.keeping : this.dataset.notKeeping;
  }
}

customElements.define("al-journal", Journal);
