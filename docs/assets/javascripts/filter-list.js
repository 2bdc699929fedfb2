/* Select lists that narrow down the list of cards below them. The page is complete without this
   script: all cards are there, and the same groups stand below them as links. */

class FilterList extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.said = this.querySelector("[role=status]");
    this.list = document.querySelector(this.dataset.list);
    if (!this.form || !this.list) return;
    this.form.addEventListener("change", () => this.narrow());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    /* The lists have their first values again only after this event. */
    this.form.addEventListener("reset", () => setTimeout(() => this.narrow()));
    /* A browser that comes back to the page restores what was chosen. */
    window.addEventListener("pageshow", () => this.narrow());
    this.hidden = false;
  }

  narrow() {
    const lists = [...this.form.querySelectorAll("select")].filter((list) => list.value);
    const cards = [...this.list.querySelectorAll("li")];
    for (const card of cards) {
      const values = card.querySelector(".card-title").dataset;
      card.hidden = !lists.every((list) => this.fits(list, values[list.name]));
    }
    const shown = cards.filter((card) => !card.hidden).length;
    const said = shown ? this.dataset.said : this.dataset.none;
    this.said.textContent = lists.length
      ? said.replace("{shown}", shown).replace("{all}", cards.length)
      : "";
  }

  /* Minutes are a limit; of other values a card has to have the one that was chosen. */
  fits(list, values = "") {
    if (list.name === "minutes") return Number(values) <= Number(list.value);
    return values.split(" ").includes(list.value);
  }
}

if (!customElements.get("filter-list")) {
  customElements.define("filter-list", FilterList);
}
