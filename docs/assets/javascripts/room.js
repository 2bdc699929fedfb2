/* The screen for the room: one step at a time, with the time that is left. The page is complete
   without this script: it lists the steps. Nothing is fetched once the page is open, nothing
   flashes, and the time is said only when somebody asks for it. All words come from the page. */

const SECOND = 1000;
const MINUTE = 60;

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

class Room extends HTMLElement {
  connectedCallback() {
    this.screen = this.querySelector(".room__screen");
    this.steps = [...this.querySelectorAll("tr[data-step]")].map((row) => row.dataset);
    if (!this.screen || this.steps.length === 0) return;
    this.index = 0;
    this.used = 0;
    this.since = null;
    this.screen.addEventListener("click", (event) => {
      const action = event.target.closest("[data-action]")?.dataset.action;
      if (action) this.act(action);
    });
    this.screen.addEventListener("keydown", (event) => this.key(event));
    this.screen.querySelector("[data-action=full]").hidden = !document.fullscreenEnabled;
    this.screen.hidden = false;
    this.timer = setInterval(() => this.show(), SECOND);
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  get step() {
    return this.steps[this.index];
  }

  /* Seconds that the step has taken, pauses not counted. */
  get passed() {
    const running = this.since === null ? 0 : (Date.now() - this.since) / SECOND;
    return this.used + running;
  }

  get left() {
    return Math.round(Number(this.step.minutes) * MINUTE - this.passed);
  }

  act(action) {
    if (action === "pause") this.pause();
    else if (action === "next") this.go(this.index + 1);
    else if (action === "previous") this.go(this.index - 1);
    else if (action === "say") this.say();
    else if (action === "full") this.full();
  }

  /* Keys count only while the focus is within the screen: nobody sets them off by accident. */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === " " && event.target.closest("button")) return;
    const action = { " ": "pause", t: "say", ...this.arrows() }[event.key];
    if (!action) return;
    event.preventDefault();
    this.act(action);
  }

  arrows() {
    const isMirrored = getComputedStyle(this).direction === "rtl";
    return isMirrored
      ? { ArrowLeft: "next", ArrowRight: "previous" }
      : { ArrowRight: "next", ArrowLeft: "previous" };
  }

  pause() {
    if (this.since === null) {
      this.since = Date.now();
    } else {
      this.used = this.passed;
      this.since = null;
    }
    this.show();
  }

  go(index) {
    if (index < 0 || index >= this.steps.length) return;
    this.index = index;
    this.used = 0;
    if (this.since !== null) this.since = Date.now();
    this.show();
    this.put(".room__status", "");
    this.querySelector(".room__title").focus({ preventScroll: true });
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.screen.requestFullscreen().catch(() => {});
  }

  say() {
    const left = filled(this.dataset.left, { minutes: Math.max(0, Math.ceil(this.left / MINUTE)) });
    const ends = this.ends();
    this.put(".room__status", filled(this.dataset.said, { step: this.step.title, left, ends }));
  }

  ends() {
    if (this.since === null) return this.dataset.paused;
    if (this.left < 0) return this.dataset.over;
    const end = new Date(Date.now() + this.left * SECOND);
    const clock = [end.getHours(), end.getMinutes()].map((n) => String(n).padStart(2, "0"));
    return filled(this.dataset.ends, { clock: clock.join(":") });
  }

  show() {
    const { index, step, left } = this;
    const next = this.steps[index + 1];
    const minutes = Math.floor(Math.abs(left) / MINUTE);
    const seconds = String(Math.abs(left) % MINUTE).padStart(2, "0");
    const label = this.since === null ? (this.used ? "resume" : "start") : "pause";
    this.put(".room__position", filled(this.dataset.position, { number: index + 1, count: this.steps.length }));
    this.put(".room__title", step.title);
    this.put(".room__left", `${left < 0 ? "+" : ""}${minutes}:${seconds}`);
    this.put(".room__ends", this.ends());
    this.put(".room__prompt", step.prompt ?? "");
    this.put(".room__next", next ? filled(this.dataset.next, { step: next.title }) : this.dataset.last);
    this.put("[data-action=pause]", this.dataset[label]);
    this.querySelector("[data-action=previous]").disabled = index === 0;
    this.querySelector("[data-action=next]").disabled = !next;
  }

  put(selector, text) {
    const element = this.querySelector(selector);
    if (element.textContent !== text) element.textContent = text;
  }
}

if (!customElements.get("al-room")) {
  customElements.define("al-room", Room);
}
