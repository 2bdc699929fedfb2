/* The run sheet at a start time of one's own, in one mode, with cuts if time is short. The page is
   complete without this script: it counts from 0:00 and lists the cuts. What is chosen is kept in
   this browser only, and all words come from the page. */

import { read, remove, write } from "./store.js";

const DAY = 24 * 60;

/* What goes if minutes are missing; the same as `cuts_for` of the engine. Nothing if all cuts
   together do not gain enough. */
export function cutsFor(steps, short) {
  const possible = steps
    .filter((step) => step.cut && step.least < step.minutes)
    .sort((one, other) => one.cut - other.cut);
  const most = possible.reduce((sum, step) => sum + step.minutes - step.least, 0);
  if (most < short) return null;
  const made = [];
  let missing = short;
  for (const step of possible) {
    if (missing <= 0) break;
    const saved = step.least === 0 ? step.minutes : Math.min(step.minutes - step.least, missing);
    made.push({ step, minutes: step.minutes - saved });
    missing -= saved;
  }
  let spare = -missing;
  const kept = [];
  for (const cut of made.reverse()) {
    const saved = cut.step.minutes - cut.minutes;
    const back = cut.minutes === 0 ? 0 : Math.min(spare, saved);
    spare -= back;
    if (saved > back) kept.unshift({ step: cut.step, minutes: cut.minutes + back });
  }
  return { cuts: kept, spare };
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function counted(minutes) {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function clock(minutes) {
  const within = ((minutes % DAY) + DAY) % DAY;
  return counted(within).padStart(5, "0");
}

class RunSheet extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.key = `alongside.run.${this.dataset.session}`;
    this.steps = [...this.querySelectorAll("tr[data-step]")].map((row) => ({
      row,
      title: row.dataset.title,
      part: row.dataset.part,
      minutes: Number(row.dataset.minutes),
      least: Number(row.dataset.least),
      cut: Number(row.dataset.cut ?? 0),
    }));
    this.restore();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => {
      this.keep();
      this.show();
    });
    this.form.addEventListener("reset", () => {
      remove(this.key);
      requestAnimationFrame(() => this.show());
    });
    this.form.hidden = false;
    this.show();
  }

  get short() {
    const value = Math.floor(Number(this.form.elements.short.value));
    return Number.isFinite(value) && value > 0 ? value : 0;
  }

  /* One field for each part of the session, in order. */
  get starts() {
    return [...this.form.querySelectorAll("[name=start]")];
  }

  minutesOf(field) {
    const found = /^(\d\d):(\d\d)/.exec(field.value);
    return found ? Number(found[1]) * 60 + Number(found[2]) : null;
  }

  restore() {
    const kept = read(this.key);
    if (!kept || typeof kept !== "object") return;
    const { mode, short } = this.form.elements;
    const times = [kept.start, ...(Array.isArray(kept.later) ? kept.later : [])];
    this.starts.forEach((field, at) => {
      if (/^\d\d:\d\d$/.test(times[at] ?? "")) field.value = times[at];
    });
    if ([...mode.options].some((option) => option.value === kept.mode)) mode.value = kept.mode;
    if (Number.isInteger(kept.short) && kept.short >= 0) short.value = String(kept.short);
  }

  keep() {
    const [start, ...later] = this.starts.map((field) => field.value);
    const mode = this.form.elements.mode.value;
    write(this.key, { v: 1, start, later, mode, short: this.short });
  }

  show() {
    const mode = this.form.elements.mode.value;
    for (const note of this.querySelectorAll("[data-mode]")) {
      note.hidden = Boolean(mode) && note.dataset.mode !== mode;
    }
    const found = cutsFor(this.steps, this.short);
    const left = new Map((found?.cuts ?? []).map((cut) => [cut.step, cut.minutes]));
    this.report(found, this.fill(left));
  }

  /* Write times into the rows, and give the minutes that each part takes. */
  fill(left) {
    const starts = this.starts.map((field) => this.minutesOf(field));
    const taken = starts.map(() => 0);
    for (const step of this.steps) {
      const at = Number(step.part) - 1;
      const passed = taken[at];
      const minutes = left.get(step) ?? step.minutes;
      const [time, minutesCell, from] = [".run-sheet__clock", ".run-sheet__minutes", ".run-sheet__from"]
        .map((name) => step.row.querySelector(name));
      const until = passed + minutes;
      step.row.classList.toggle("run-sheet__gone", minutes === 0);
      minutesCell.textContent = minutes === 0 ? this.dataset.gone : String(minutes);
      from.textContent = minutes === 0 ? "" : `${counted(passed)}–${counted(until)}`;
      const isTimed = starts[at] !== null && minutes > 0;
      time.textContent = isTimed
        ? `${clock(starts[at] + passed)}–${clock(starts[at] + until)}`
        : "";
      taken[at] = until;
    }
    return taken;
  }

  report(found, taken) {
    const lines = [];
    const say = (name, values = {}) => lines.push(filled(this.dataset[name], values));
    if (!found) {
      const all = this.steps.reduce((sum, step) => sum + step.minutes, 0);
      const least = this.steps.reduce((sum, s) => sum + (s.cut ? s.least : s.minutes), 0);
      say("tooShort", { least, left: Math.max(0, all - this.short) });
    } else if (found.cuts.length > 0) {
      say("cut");
      for (const { step, minutes } of found.cuts) {
        const values = { step: step.title, less: minutes, minutes: step.minutes };
        say(minutes === 0 ? "leftOut" : "shortened", values);
      }
      if (found.spare > 0) say("spare", { spare: found.spare });
      say("endsAfter", { minutes: taken.reduce((sum, minutes) => sum + minutes, 0) });
    }
    this.starts.forEach((field, at) => {
      const start = this.minutesOf(field);
      if (found && start !== null) say("fits", { number: at + 1, end: clock(start + taken[at]) });
    });
    const status = this.querySelector("[role=status]");
    status.replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })),
    );
  }
}

/* A button that copies a text, where the browser allows it. */
function offerCopy(frame) {
  const controls = frame.querySelector(".copy__controls");
  const text = frame.querySelector("[data-copy]");
  if (!controls || !text || !navigator.clipboard) return;
  controls.hidden = false;
  controls.querySelector("button").addEventListener("click", async () => {
    const said = controls.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(text.innerText.trim());
      said.textContent = said.dataset.done;
    } catch {
      /* The text can be marked and copied by hand. */
      getSelection()?.selectAllChildren(text);
    }
  });
}

if (!customElements.get("al-run-sheet")) {
  customElements.define("al-run-sheet", RunSheet);
}
document.querySelectorAll(".copy").forEach(offerCopy);
