/* What a reader writes: kept on this device only, and never sent. */

import { keeps, keyOf, pageData, read, remove, subscribe, write } from "./store.js";

const WAIT = 400;
let announced = false;

class Note extends HTMLElement {
  connectedCallback() {
    if (this.fields) return;
    this.fields = new Map();
    this.status = this.querySelector(".practice__status");
    const lines = [...this.querySelectorAll(".ruled")];
    if (!this.status || !lines.length) return;
    this.key = keyOf("alongside.note.", this);
    const { kind } = this.dataset;
    if (kind === "plan") {
      this.add("cue", this.dataset.if, lines[0], "input");
      this.add("act", this.dataset.then, lines[1], "input");
      this.add("date", this.dataset.lookBack, lines[2], "input", "date");
    } else this.add("text", this.dataset.yourNotes, lines[0], "textarea");
    if (this.querySelector(".audit")) this.addTicks();
    this.take(read(this.key));
    subscribe((key) => key === this.key && this.merge());
    window.addEventListener("pagehide", () => this.save());
  }

  add(name, words, before, tag, type = "text") {
    const label = document.createElement("label");
    label.className = "note";
    const title = document.createElement("span");
    title.textContent = words;
    const field = document.createElement(tag);
    const prompt = this.querySelector(".practice__text");
    if (prompt) {
      prompt.id ||= `${this.id}--prompt`;
      field.setAttribute("aria-describedby", prompt.id);
    }
    if (tag === "input") field.type = type;
    else field.rows = 4;
    field.addEventListener("input", () => {
      this.isChanged = true;
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.save(), WAIT);
    });
    field.addEventListener("change", () => this.save());
    label.append(title, field);
    before.before(label);
    this.fields.set(name, field);
  }

  /* What is ticked is kept by its words, so that a list in another order keeps its ticks. */
  addTicks() {
    const boxes = [...this.querySelectorAll(".audit input")];
    const wordsOf = (box) => plain(box.closest("label"));
    for (const box of boxes)
      box.addEventListener("change", () => {
        this.isChanged = true;
        this.save();
      });
    this.fields.set("ticks", {
      get value() {
        return boxes.filter(({ checked }) => checked).map(wordsOf).join("\n");
      },
      set value(text) {
        const ticked = text.split("\n");
        for (const box of boxes) box.checked = ticked.includes(wordsOf(box));
      },
    });
  }

  take(entry) {
    this.base = entry?.fields ?? {};
    for (const [name, field] of this.fields) {
      const value = this.base[name];
      field.value = typeof value === "string" ? value : "";
    }
    this.isChanged = false;
  }

  /* Another tab wrote here: what only one of the two changed is taken, and of both, both texts. */
  merge() {
    const theirs = read(this.key)?.fields ?? {};
    for (const [name, field] of this.fields) {
      const before = this.base[name] ?? "";
      const other = typeof theirs[name] === "string" ? theirs[name] : "";
      if (other === before || other === field.value) continue;
      if (field.value === before) field.value = other;
      else if (field.tagName === "TEXTAREA" && !field.value.includes(other)) field.value = `${other}\n\n${field.value}`;
    }
    this.base = theirs;
  }

  save() {
    window.clearTimeout(this.timer);
    if (!this.isChanged) return;
    this.merge();
    this.isChanged = false;
    const fields = { ...this.base };
    for (const [name, field] of this.fields) fields[name] = field.value;
    this.base = fields;
    if (!Object.values(fields).some(Boolean)) {
      remove(this.key);
      return;
    }
    const kept = write(this.key, {
      ...read(this.key),
      v: 1,
      kind: this.dataset.kind,
      days: Number(this.dataset.reviewDays) || undefined,
      prompt: this.prompt(),
      title: pageData().title ?? document.title,
      fields,
      at: new Date().toISOString(),
    });
    if (kept && keeps() && !announced) {
      announced = true;
      this.status.textContent = this.dataset.saved;
    }
  }

  prompt() {
    const words = this.querySelector(".practice__text") ?? this.querySelector(".practice__kind");
    return plain(words);
  }
}

const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();

customElements.define("al-note", Note);
