/* A case: one passage at a time. Focus moves only when the reader has chosen. On paper all of them
   stand there, in their order: the styles see to that. */

class Scenario extends HTMLElement {
  connectedCallback() {
    if (this.passages) return;
    this.passages = [...this.querySelectorAll("[data-passage]")];
    this.start = this.passages[0];
    if (!this.start) return;
    this.way = [];
    this.addButtons();
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a[href*='#']");
      const target = link && this.target(new URL(link.href).hash);
      if (!target) return;
      event.preventDefault();
      if (link.closest(".passage__back")) this.back();
      else this.go(target, link.textContent.trim());
    });
    this.setAttribute("data-led", "");
    this.show(this.target(window.location.hash) ?? this.start);
  }

  target(hash) {
    return this.passages.find((passage) => hash === `#${passage.id}`);
  }

  addButtons() {
    this.controls = this.querySelector(":scope > .practice__controls");
    for (const [name, act] of [["oneBack", () => this.back()], ["restart", () => this.restart()]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "md-button";
      button.textContent = this.dataset[name];
      button.addEventListener("click", act);
      this.controls.append(button, " ");
    }
  }

  go(passage, words) {
    this.way.push([this.current, words]);
    this.show(passage);
    this.focusOn(passage);
  }

  back() {
    const [passage] = this.way.pop() ?? [this.start];
    this.show(passage);
    this.focusOn(passage);
  }

  restart() {
    this.way = [];
    this.show(this.start);
    this.focusOn(this.start);
  }

  show(current) {
    this.current = current;
    for (const passage of this.passages) passage.hidden = passage !== current;
    const isEnd = current.matches(".passage--ending");
    for (const debrief of this.querySelectorAll(":scope > .debrief")) debrief.hidden = !isEnd;
    this.controls.hidden = current === this.start;
    this.showWay(isEnd);
  }

  showWay(isEnd) {
    this.querySelector(".way")?.remove();
    if (!isEnd || !this.way.length) return;
    const way = document.createElement("div");
    way.className = "way";
    const head = document.createElement("p");
    head.textContent = `${this.dataset.path}:`;
    const list = document.createElement("ol");
    for (const [, words] of this.way) {
      const entry = document.createElement("li");
      entry.textContent = words;
      list.append(entry);
    }
    way.append(head, list);
    this.controls.before(way);
  }

  focusOn(passage) {
    const head = passage.querySelector(".passage__head") ?? passage;
    head.tabIndex = -1;
    head.focus();
  }
}

customElements.define("al-scenario", Scenario);
