/* "Refresh": a handful of questions from what was read, the plans to look back on, and a calendar
   file with the days. All of it is worked out on this device. */

import { save } from "./journal.js";
import { dayOf, entries, read } from "./store.js";

const HANDFUL = 5;
const DAY = 24 * 60 * 60 * 1000;

const after = (start, days) => {
  const date = new Date(start);
  date.setDate(date.getDate() + days);
  return date;
};
const isDate = (text) => !Number.isNaN(new Date(text).getTime());
/* A day without an hour is the reader's day, and not one of Greenwich. */
const startOf = (day) => new Date(`${day}T00:00`);

/* A calendar file (RFC 5545) with one event of a day for each date. */
export function calendar(events, now = new Date()) {
  const plain = (text) => text.replace(/([\\;,])/g, "\\$1").replace(/\r?\n/g, "\\n");
  const day = (date) => dayOf(date).replaceAll("-", "");
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//Refresh//EN"];
  events.forEach(({ id, date, words, address }) => {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${plain(id)}@alongside`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day(date)}`,
      `SUMMARY:${plain(words)}`,
      `URL:${address}`,
      "END:VEVENT",
    );
  });
  lines.push("END:VCALENDAR", "");
  return lines.flatMap(folded).join("\r\n");
}

/* No line of such a file is longer than 75 bytes; longer ones go on after a space. */
function folded(line) {
  const parts = [];
  let part = "";
  for (const sign of line) {
    if (new TextEncoder().encode(part + sign).length > (parts.length ? 74 : 75)) {
      parts.push(part);
      part = "";
    }
    part += sign;
  }
  return [...parts, part].map((each, number) => (number ? ` ${each}` : each));
}

class Refresh extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector(".journal__status");
    if (!this.status) return;
    this.hidden = false;
    this.checks = [...document.querySelectorAll("al-check[data-item]")];
    this.finished = entries("alongside.finished.").filter(([, { at }]) => isDate(at));
    const done = new Set(entries("alongside.done.").map(([key]) => key.slice("alongside.done.".length)));
    const due = this.chosen(this.checks.filter(({ dataset }) => done.has(dataset.item)));
    this.status.textContent = due.length ? this.dataset.due : this.dataset.none;
    this.showPlans();
    this.addButtons(due);
    if (this.finished.length) this.tellDays();
    if (due.length) this.showOnly(due);
  }

  /* Those once missed come first, then those answered longest ago. */
  chosen(checks) {
    const state = (check) => read(`alongside.check.${check.dataset.item}/${check.dataset.id}`) ?? {};
    const rank = (check) => [state(check).missed ? 0 : 1, String(state(check).at ?? "")];
    return checks
      .sort((one, two) => (rank(one) < rank(two) ? -1 : 1))
      .slice(0, HANDFUL);
  }

  tellDays() {
    const today = startOf(dayOf(Date.now()));
    const days = this.dataset.days.split(" ").map(Number);
    for (const [, { at, title }] of this.finished) {
      const past = Math.round((today - startOf(dayOf(at))) / DAY);
      const next = days.find((day) => day > past);
      const date = next && after(at, next).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "long" });
      const words = days.includes(past) ? this.dataset.today : this.dataset.day;
      const line = document.createElement("p");
      line.textContent = `${words} ${next ? this.dataset.next : this.dataset.last}`
        .replace("{track}", () => String(title))
        .replace("{day}", past)
        .replace("{date}", date);
      this.status.after(line);
    }
  }

  addButtons(due) {
    const all = this.querySelector("[data-action=all]");
    all.hidden = !due.length;
    let isAll = false;
    all.textContent = this.dataset.all;
    all.addEventListener("click", () => {
      isAll = !isAll;
      all.textContent = isAll ? this.dataset.few : this.dataset.all;
      this.showOnly(isAll ? this.checks : due);
    });
    const events = this.events();
    const button = this.querySelector("[data-action=calendar]");
    button.hidden = !events.length;
    button.addEventListener("click", () => save("refresh.ics", "text/calendar", calendar(events)));
  }

  /* A module's heading and link stay only where one of its questions does. */
  showOnly(checks) {
    let section = [];
    const close = () => {
      const isEmpty = section.length && !section.some((part) => checks.includes(part));
      for (const part of section) part.hidden = part.matches("al-check") ? !checks.includes(part) : isEmpty;
      section = [];
    };
    for (const part of [...(this.checks[0]?.parentElement.children ?? [])]) {
      if (part.matches("h3")) {
        close();
        section = [part];
      } else if (section.length && part.matches("h2")) close();
      else if (section.length) section.push(part);
    }
    close();
  }

  plans() {
    return entries("alongside.note.")
      .map(([key, entry]) => ({ ...entry, key }))
      .filter(({ kind, fields, at }) => kind === "plan" && (fields?.cue || fields?.act) && isDate(at))
      .map(({ key, fields, at, days }) => ({
        key,
        fields,
        date: isDate(startOf(fields.date)) ? startOf(fields.date) : after(at, days ?? 14),
      }));
  }

  showPlans() {
    const box = this.querySelector(".refresh__plans");
    for (const { fields, date } of this.plans().filter((plan) => plan.date <= new Date())) {
      const line = document.createElement("p");
      const { plan, if: si, then, came } = this.dataset;
      line.textContent = `${plan} ${si} ${fields.cue ?? ""}, ${then} ${fields.act ?? ""} (${dayOf(date)}). ${came}`;
      box.append(line);
    }
  }

  events() {
    const address = window.location.href.replace(/[?#].*/, "");
    const days = this.dataset.days.split(" ").map(Number);
    const words = this.dataset.event;
    const back = this.dataset.lookBack;
    return [
      ...this.finished.flatMap(([key, { at }]) =>
        days.map((count) => ({ id: `${key}-${count}`, date: after(at, count), words, address })),
      ),
      ...this.plans().map(({ key, date, fields }) => ({ id: key, date, words: `${back}: ${fields.act ?? ""}`, address })),
    ].filter(({ date }) => date > new Date());
  }
}

customElements.define("al-refresh", Refresh);
