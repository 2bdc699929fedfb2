/* Answers for oneself, before and after: kept on this device, and never added up. */

import { entries, read, subscribe, write } from "./store.js";

class SelfCheck extends HTMLElement {
  connectedCallback() {
    if (this.key) return;
    const { survey, when } = this.dataset;
    this.key = `alongside.survey.${survey}.${when}`;
    this.other = `alongside.survey.${survey}.before`;
    this.status = this.querySelector(".practice__status");
    this.sets = [...this.querySelectorAll("fieldset.scale")];
    this.addEventListener("change", () => this.save());
    subscribe((key) => key.startsWith(`alongside.survey.${survey}.`) && this.take());
    this.take();
  }

  /* Show what is kept, also what another tab has just kept. */
  take() {
    for (const [id, value] of Object.entries(read(this.key)?.answers ?? {})) {
      const field = this.field(id, value === null ? "none" : String(value));
      if (field) field.checked = true;
    }
    if (this.dataset.when === "after") this.compare();
  }

  field(id, value) {
    const set = this.sets.find((each) => each.dataset.itemId === id);
    return [...(set?.querySelectorAll("input") ?? [])].find((input) => input.value === value);
  }

  answers() {
    const found = {};
    for (const set of this.sets) {
      const { value } = set.querySelector("input:checked") ?? {};
      if (value) found[set.dataset.itemId] = value === "none" ? null : Number(value);
    }
    return found;
  }

  save() {
    const before = read(this.key);
    const answers = { ...before?.answers, ...this.answers() };
    const kept = write(this.key, { ...before, v: 1, answers, at: new Date().toISOString() });
    if (kept) this.status.textContent = this.dataset.saved;
    if (this.dataset.when === "after") this.compare();
  }

  /* Show one's own change in words and as dots, and what to read next, with the reason. */
  compare() {
    const before = read(this.other)?.answers ?? {};
    const after = this.answers();
    this.querySelector(".change")?.remove();
    const both = this.sets.filter(({ dataset }) => before[dataset.itemId] && after[dataset.itemId]);
    if (both.length) this.querySelector(".next, .practice__controls").before(this.change(both, before, after));
    this.suggest(after);
  }

  change(sets, before, after) {
    const box = document.createElement("div");
    box.className = "change";
    const head = document.createElement("p");
    head.textContent = this.dataset.change;
    const list = document.createElement("ul");
    for (const set of sets) {
      const id = set.dataset.itemId;
      const entry = document.createElement("li");
      const step = Math.sign(after[id] - before[id]);
      const words = [this.dataset.lower, this.dataset.same, this.dataset.higher][step + 1];
      const text = document.createElement("span");
      text.textContent = `${set.querySelector("legend").textContent} ${before[id]} → ${after[id]}, ${words}`;
      entry.append(text, dots(before[id]), dots(after[id]));
      list.append(entry);
    }
    box.append(head, list);
    return box;
  }

  leadToTrack() {
    const address = trackAddress(read("alongside.track") ?? {});
    const link = this.querySelector(".next__track a");
    if (link && address) link.href = address;
  }

  suggest(after) {
    const list = this.querySelector(".next ul");
    if (!list) return;
    for (const reason of list.querySelectorAll(".next__reason")) reason.remove();
    this.leadToTrack();
    const given = [...list.children].filter((entry) => after[entry.dataset.itemId]);
    given.sort((one, two) => after[two.dataset.itemId] - after[one.dataset.itemId]);
    for (const entry of given) {
      const reason = document.createElement("span");
      reason.className = "next__reason";
      reason.textContent = ` ${this.dataset.because} ${after[entry.dataset.itemId]}.`;
      entry.append(reason);
      list.prepend(entry);
    }
    const done = new Set(entries("alongside.done.").map(([key]) => key.slice("alongside.done.".length)));
    for (const entry of list.children) entry.dataset.done = done.has(entry.dataset.module);
  }
}

/* Lead to the track of the role and the department that were chosen on this device. */
function trackAddress({ role, department }) {
  const steps = [role, department].filter((step) => /^[a-z0-9-]+$/.test(step ?? ""));
  const path = `tracks/${steps.join("/")}/`;
  return steps.length ? new URL(path, new URL(window.__md_scope ?? ".", window.location.href)) : null;
}

/* A row of dots that only repeats what the words beside it say. */
function dots(value) {
  const row = document.createElement("span");
  row.className = "dots";
  row.setAttribute("aria-hidden", "true");
  row.textContent = "●".repeat(value) + "○".repeat(Math.max(0, 5 - value));
  return row;
}

customElements.define("al-self-check", SelfCheck);
