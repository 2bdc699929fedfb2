/* Progress, on this device only: mark a module as done, see what is done of a track, go on. */

import { here, onReturn, pageData, read, remove, subscribe, trackOf, write } from "./store.js";

const doneKey = (item) => `alongside.done.${item}`;

class Done extends HTMLElement {
  connectedCallback() {
    const { item, title } = pageData();
    const button = this.querySelector("button");
    if (!item || !button) return;
    this.hidden = false;
    this.changed = this.querySelector(".done__changed");
    if (trackOf()) write("alongside.place", { v: 1, path: `${here()}/`, title, at: new Date().toISOString() });
    const show = () => {
      const kept = read(doneKey(item));
      button.setAttribute("aria-pressed", String(Boolean(kept)));
      this.changed.hidden = !kept || kept.version === pageData().version;
    };
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-pressed") === "true") remove(doneKey(item));
      else write(doneKey(item), { v: 1, version: pageData().version, at: new Date().toISOString() });
      show();
    });
    subscribe((key) => key === doneKey(item) && show());
    show();
  }
}

class TrackProgress extends HTMLElement {
  connectedCallback() {
    const modules = [...document.querySelectorAll(".steps [data-module]")];
    if (!modules.length) return;
    const show = () => this.count(modules);
    subscribe((key) => key.startsWith(doneKey("")) && show());
    onReturn(show);
    show();
  }

  count(modules) {
    let next = null;
    let count = 0;
    let left = 0;
    for (const entry of modules) {
      const { module, version, minutes } = entry.dataset;
      const kept = read(doneKey(module));
      entry.querySelector(".tick")?.remove();
      if (kept) {
        count += 1;
        const mark = document.createElement("span");
        mark.className = "tick";
        mark.textContent = kept.version === version ? this.dataset.done : this.dataset.changed;
        entry.querySelector(".step-time").append(" ", mark);
      } else {
        left += Number(minutes);
        next ??= entry.querySelector("a");
      }
    }
    this.show(modules, count, left, next);
    this.querySelector(".progress__finished").hidden = count < modules.length;
    if (count === modules.length) this.finish(modules);
  }

  show(modules, count, left, next) {
    this.hidden = false;
    const bar = this.querySelector("progress");
    bar.max = modules.length;
    bar.value = count;
    const fill = (text) => text.replace("{done}", count).replace("{all}", modules.length).replace("{minutes}", left);
    this.querySelector(".progress__words").textContent = fill(this.dataset.words);
    const link = this.querySelector(".progress__next");
    link.hidden = !next;
    if (next) {
      link.href = next.href;
      link.textContent = `${count ? this.dataset.goOn : this.dataset.begin} ${next.textContent}`;
    }
  }

  /* Keep what a record of completion and the days to come back are made from. */
  finish(modules) {
    const key = `alongside.finished.${trackOf()}`;
    const kept = read(key);
    if (!kept) {
      write(key, {
        v: 1,
        at: lastOf(modules.map(({ dataset }) => read(doneKey(dataset.module)).at)),
        title: document.querySelector("h1").textContent,
        minutes: modules.reduce((sum, { dataset }) => sum + Number(dataset.minutes), 0),
        modules: modules.map((entry) => entry.querySelector("a").textContent),
        version: modules.map(({ dataset }) => dataset.version.slice(0, 4)).join("-"),
      });
    }
  }
}

/* The day of the last of some moments: a track was finished then, and not when this page was opened. */
function lastOf(moments) {
  const known = moments.map((at) => new Date(at ?? NaN).getTime()).filter((time) => time <= Date.now());
  return new Date(known.length ? Math.max(...known) : Date.now()).toISOString();
}

class Resume extends HTMLElement {
  connectedCallback() {
    const place = read("alongside.place");
    const link = this.querySelector("a");
    if (!link || !/^tracks\/[a-z0-9/-]+\/$/.test(place?.path ?? "")) return;
    link.href = new URL(place.path, new URL(window.__md_scope ?? ".", window.location.href));
    link.textContent = `${this.dataset.words} ${place.title}`;
    this.hidden = false;
  }
}

customElements.define("al-done", Done);
customElements.define("al-track-progress", TrackProgress);
customElements.define("al-resume", Resume);
