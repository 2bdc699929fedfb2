/* A record of completion to print: what this device knows of a track that was finished on it. */

import { entries } from "./store.js";

class Completion extends HTMLElement {
  connectedCallback() {
    const found = entries("alongside.finished.").filter(([, entry]) => Array.isArray(entry.modules));
    const print = this.querySelector("[data-action=print]");
    if (!print) return;
    print.hidden = false;
    print.addEventListener("click", () => window.print());
    if (!found.length) return;
    this.sheet = this.querySelector(".completion__sheet");
    for (const other of [".completion__none", ".completion__blank"]) this.querySelector(other).remove();
    const asked = new URLSearchParams(window.location.search).get("track");
    const chosen = found.find(([key]) => key === `alongside.finished.${asked}`) ?? found.at(-1);
    if (found.length > 1) this.addList(found, chosen);
    this.show(chosen[1]);
    this.sheet.hidden = false;
  }

  addList(found, chosen) {
    const label = document.createElement("label");
    label.className = "note";
    label.dataset.a11yScreenOnly = "";
    const words = document.createElement("span");
    words.textContent = this.dataset.choose;
    const list = document.createElement("select");
    list.className = "card__choice";
    for (const entry of found) list.append(new Option(entry[1].title, entry[0], false, entry === chosen));
    list.addEventListener("change", () => this.show(found.find(([key]) => key === list.value)[1]));
    label.append(words, list);
    this.sheet.before(label);
  }

  show({ title, at, minutes, modules, version }) {
    const head = document.createElement("h2");
    head.textContent = String(title);
    const facts = document.createElement("dl");
    const { on, minutes: time, version: state, modules: names } = this.dataset;
    const language = document.documentElement.lang || undefined;
    const day = new Date(at).toLocaleDateString(language, { dateStyle: "long" });
    for (const [name, value] of [[on, day], [time, minutes], [state, version], [names, modules.join("; ")]]) {
      const term = document.createElement("dt");
      term.textContent = name;
      const text = document.createElement("dd");
      text.textContent = String(value);
      facts.append(term, text);
    }
    this.sheet.replaceChildren(head, facts);
  }
}

customElements.define("al-completion", Completion);
