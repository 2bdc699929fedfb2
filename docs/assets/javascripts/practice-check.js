/* A question: choose, then press Check. The answer is never taken on a change, so that a key can
   pass over options; tries are free, and nothing is scored or sent. */

import { keyOf, read, write } from "./store.js";

class Check extends HTMLElement {
  connectedCallback() {
    if (this.status) return;
    this.status = this.querySelector(".practice__status");
    this.controls = this.querySelector(".practice__controls");
    if (!this.status || !this.controls) return;
    this.fields = [...this.querySelectorAll(".options input")];
    this.answers = [...this.querySelectorAll(".answers [data-option]")];
    this.controls.hidden = false;
    this.controls.addEventListener("click", () => this.check());
    this.addEventListener("change", () => this.clear());
  }

  clear() {
    for (const field of this.fields) {
      const entry = field.closest("li");
      entry.removeAttribute("data-is");
      entry.querySelector(".options__why")?.remove();
    }
    this.status.textContent = "";
  }

  check() {
    const chosen = this.fields.filter((field) => field.checked);
    this.clear();
    if (!chosen.length) {
      this.status.textContent = this.dataset.chooseFirst;
      return;
    }
    const right = this.answers.filter((answer) => answer.dataset.is === "right");
    const hits = chosen.filter((field) => this.answer(field).dataset.is === "right").length;
    const isRight = hits === chosen.length && hits === right.length;
    for (const field of chosen) this.show(field);
    const words = isRight ? "right" : hits ? "partly" : "wrong";
    this.say(`${this.dataset[words].replace(/[.]$/, "")}.`, this.said(chosen));
    this.keep(isRight);
  }

  /* The reasons stand by the options to be seen; here they are only heard. */
  say(verdict, reasons) {
    const heard = document.createElement("span");
    heard.className = "only-heard";
    heard.textContent = ` ${reasons}`;
    this.status.replaceChildren(verdict, heard);
  }

  answer(field) {
    return this.answers.find((answer) => answer.dataset.option === field.value);
  }

  /* Put the reason right below what was chosen. */
  show(field) {
    const entry = field.closest("li");
    const why = this.answer(field).querySelector(".answers__why").cloneNode(true);
    why.className = "options__why";
    const mark = document.createElement("strong");
    const { is } = this.answer(field).dataset;
    mark.textContent = `${this.dataset[is]}. `;
    why.firstElementChild?.prepend(mark);
    entry.dataset.is = is;
    entry.append(why);
  }

  said(chosen) {
    return chosen
      .map((field) => this.answer(field).querySelector(".answers__why").textContent.trim())
      .join(" ");
  }

  /* Keep on this device when it was answered, and whether it was ever missed: for "Refresh". */
  keep(isRight) {
    const key = keyOf("alongside.check.", this);
    const missed = Boolean(read(key)?.missed) || !isRight;
    write(key, { ...read(key), v: 1, missed, right: isRight, at: new Date().toISOString() });
  }
}

customElements.define("al-check", Check);
