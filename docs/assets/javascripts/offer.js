/* Offer a story or a perspective: the file is made here, and nothing leaves the browser before the
   person decides how. What is written is kept on this device until they delete it. */

import { save } from "./journal.js";
import { inLine, inText, toLookAt } from "./offer-checks.js";
import { addressOf, day, fill, idOf, newReference, oneLine, wholeText } from "./offer-text.js";
import { keeps, read, remove, subscribe, write } from "./store.js";

const WAIT = 400;
const YEARS_OF_CONSENT = 2;
const CHECKS = { line: inLine, name: inLine, text: inText };

class Offer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.template = document.getElementById("offer-template")?.textContent;
    if (!this.form || !this.template || this.key) return;
    this.key = `alongside.draft.${this.dataset.noun}`;
    this.fields = [...this.form.querySelectorAll("[data-key]")];
    this.words = Object.fromEntries([...this.querySelectorAll("[data-word]")].map((each) => [each.dataset.word, each.textContent]));
    this.groups = [...this.form.querySelectorAll("optgroup[data-page]")];
    this.note = this.querySelector(".offer__note");
    this.summary = this.querySelector(".offer__summary");
    this.result = this.querySelector(".offer__result");
    this.restore();
    this.follow();
    for (const part of this.querySelectorAll(".offer__buttons, .offer__kept")) part.hidden = false;
    if (!keeps()) this.querySelector(".offer__kept").textContent = this.words.not_kept;
    this.form.addEventListener("input", (event) => this.changed(event.target));
    this.form.addEventListener("submit", (event) => this.check(event));
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-action]")?.dataset.action, event));
    this.summary.addEventListener("click", (event) => this.goTo(event));
    window.addEventListener("pagehide", () => this.keep());
    subscribe((key) => key === this.key && !this.isChanged && this.restore());
  }

  /* What is kept, and what the address asks for: of that, only what stands in the lists. */
  restore() {
    const kept = read(this.key);
    this.reference = typeof kept?.reference === "string" ? kept.reference : newReference();
    this.from = kept?.from ?? "";
    if (kept?.fields) this.set(kept.fields);
    else this.show();
  }

  follow() {
    const asked = new URLSearchParams(window.location.search);
    const [page, section] = [asked.get("page"), asked.get("section")];
    const from = `${page}#${section}`;
    if (!page || !this.groups.length || from === this.from) return;
    const group = this.groups.find((each) => each.dataset.page === page);
    const option = group && [...group.children].find((each) => each.value === section);
    const before = this.form.elements.section.selectedOptions[0];
    const text = this.form.elements.text.value.trim();
    if (group) this.form.elements.page.value = page;
    this.show();
    if (option) this.form.elements.section.value = section;
    else this.note.textContent = this.words.unknown;
    if (option && text && before?.value) this.note.textContent = this.said("earlier", { found: before.textContent });
    this.from = from;
  }

  /* Fields that do not apply are out of the way, and so are the sections of other pages. */
  show() {
    for (const field of this.fields) {
      const [key, value] = (field.dataset.unless ?? "").split("=");
      field.hidden = Boolean(key) && this.values(key).includes(value);
    }
    const { page, section } = this.form.elements;
    if (!section) return;
    const chosen = section.value;
    const shown = this.groups.filter((each) => each.dataset.page === page.value);
    section.replaceChildren(section.options[0], ...shown);
    section.value = shown.some((group) => [...group.children].some((each) => each.value === chosen)) ? chosen : "";
  }

  controls(key) {
    return [...this.form.querySelectorAll(`[name="${key}"]`)];
  }

  values(key) {
    return this.controls(key)
      .filter((each) => !["radio", "checkbox"].includes(each.type) || each.checked)
      .map((each) => each.value);
  }

  all() {
    return Object.fromEntries(this.fields.map(({ dataset }) => [dataset.key, this.values(dataset.key)]));
  }

  set(values) {
    /* The page comes first: it decides which sections there are. */
    for (const { dataset } of this.fields) {
      const given = values[dataset.key];
      if (!Array.isArray(given)) continue;
      for (const control of this.controls(dataset.key)) {
        if (["radio", "checkbox"].includes(control.type)) control.checked = given.includes(control.value);
        else if (control.type !== "hidden") control.value = String(given[0] ?? "");
      }
      if (dataset.key === "page") this.show();
    }
    this.show();
  }

  changed(control) {
    this.isChanged = true;
    this.show();
    this.result.hidden = true;
    const field = control.closest("[data-key]");
    if (field.dataset.wrong) this.mark(field, this.wrongIn(field)[0]);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.keep(), WAIT);
  }

  keep() {
    window.clearTimeout(this.timer);
    if (!this.isChanged) return;
    this.isChanged = false;
    write(this.key, { ...read(this.key), v: 1, reference: this.reference, from: this.from, fields: this.all(), at: new Date().toISOString() });
  }

  said(word, values) {
    return this.words[word].replace(/\{(\w+)\}/gu, (all, name) => values[name] ?? all);
  }

  /* Give what is to be mended in a field, in plain words. */
  wrongIn(field) {
    const { key, check, missing, most, least } = field.dataset;
    if (field.hidden) return [];
    const text = check === "text" ? wholeText(this.values(key)[0] ?? "") : oneLine(this.values(key).join(" "));
    if (!text) return missing ? [missing] : [];
    const found = [...(CHECKS[check]?.(text) ?? [])].map((each) => this.said(each.word, each));
    const length = [...text].length;
    if (length > Number(most || Infinity)) found.push(this.said("long", { length, most }));
    else if (length < Number(least || 0)) found.push(this.said("short", { least }));
    return found;
  }

  /* Tie a sentence to its field, or take it away. */
  mark(field, sentence) {
    const id = `offer-${field.dataset.key}-wrong`;
    document.getElementById(id)?.remove();
    field.toggleAttribute("data-wrong", Boolean(sentence));
    if (sentence) {
      field.dataset.wrong = "yes";
      const line = document.createElement("p");
      Object.assign(line, { id, className: "offer__wrong", textContent: sentence });
      field.querySelector("legend, label").after(line);
    }
    for (const control of this.controls(field.dataset.key)) {
      const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
      const all = sentence ? [...others, id] : others;
      if (all.length) control.setAttribute("aria-describedby", all.join(" "));
      else control.removeAttribute("aria-describedby");
      if (sentence) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  check(event) {
    event.preventDefault();
    this.keep();
    const wrong = this.fields.map((field) => [field, this.wrongIn(field)]);
    for (const [field, sentences] of wrong) this.mark(field, sentences[0]);
    const links = wrong.flatMap(([field, sentences]) => sentences.map((sentence) => this.link(field, sentence)));
    this.summary.hidden = !links.length;
    this.summary.querySelector("ul").replaceChildren(...links);
    this.result.hidden = Boolean(links.length);
    if (links.length) this.summary.focus();
    else this.finish();
  }

  link(field, sentence) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#offer-${field.dataset.key}`;
    const name = field.querySelector("legend, label:not(:has(input))")?.textContent.trim();
    link.textContent = sentence === field.dataset.missing || !name ? sentence : `${sentence} (${name})`;
    item.append(link);
    return item;
  }

  goTo(event) {
    const target = event.target.closest("a") && document.getElementById(event.target.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: "center" });
  }

  /* The values of the file, by the names in the template. */
  filled() {
    const values = {};
    for (const field of this.fields) {
      const { key, check } = field.dataset;
      const given = field.hidden ? [] : this.values(key);
      values[key] = check === "text" ? wholeText(given[0] ?? "") : given.map(oneLine).filter(Boolean).join(", ");
    }
    const words = values.title ?? `${values.page.split("/")[1]}-${this.reference.slice(2, 6)}`;
    const id = idOf(words, this.reference, this.dataset.noun, this.dataset.taken.split(" "));
    const days = { given_on: day(), review_by: day(YEARS_OF_CONSENT), review_due: day(1) };
    return { ...values, ...days, id, record: this.reference };
  }

  finish() {
    const values = this.filled();
    this.name = `${values.id}.md`;
    this.content = fill(this.template, values);
    this.querySelector(".offer__preview").textContent = this.content;
    this.querySelector(".offer__reference").textContent = this.reference;
    this.querySelector(".offer__status").textContent = "";
    const again = this.fields.filter(({ dataset, hidden }) => !hidden && dataset.check === "text");
    const found = again.flatMap(({ dataset }) => [...toLookAt(values[dataset.key])]);
    const items = found.map((each) => Object.assign(document.createElement("li"), { textContent: this.said(each.word, each) }));
    this.querySelector(".offer__again").hidden = !items.length;
    this.querySelector(".offer__again ul").replaceChildren(...items);
    this.ways(values);
    this.result.hidden = false;
    this.result.focus();
  }

  /* On the repository's website everybody sees who sent it: only for those who want a name. */
  ways(values) {
    const isHidden = values.form === "anonymous";
    const isInternal = values.scope === "internal";
    const { new: address, name, text, folder } = this.dataset;
    const isOpen = Boolean(address) && !isHidden && !isInternal;
    const { full, empty } = isOpen ? addressOf({ address, name, text }, `${folder}/${this.name}`, this.content) : {};
    const shown = { "hidden-name": isHidden, internal: isInternal && !isHidden, open: isOpen && full, long: isOpen && !full };
    for (const [way, is] of Object.entries(shown)) {
      const part = this.querySelector(`.offer__way--${way}`);
      if (part) part.hidden = !is;
    }
    for (const [action, href] of [["open", full], ["open-empty", empty]]) {
      const link = this.querySelector(`[data-action=${action}]`);
      if (href) link.href = href;
      else link?.removeAttribute("href");
    }
  }

  async act(action) {
    const status = this.querySelector(".offer__status");
    if (action === "delete" && window.confirm(this.words.sure)) this.forget();
    if (action === "download") {
      save(this.name, "text/markdown", this.content);
      status.textContent = this.words.saved;
    }
    if (action === "copy") {
      try {
        await navigator.clipboard.writeText(this.content);
        status.textContent = this.words.copied;
      } catch {
        window.getSelection().selectAllChildren(this.querySelector(".offer__preview"));
        status.textContent = this.words.select;
      }
    }
  }

  forget() {
    window.clearTimeout(this.timer);
    this.isChanged = false;
    remove(this.key);
    this.form.reset();
    this.reference = newReference();
    this.result.hidden = this.summary.hidden = true;
    for (const field of this.fields) this.mark(field, "");
    this.show();
    this.note.textContent = this.words.deleted;
  }
}

customElements.define("al-offer", Offer);
