/* The site's own search. Without this script a link in the header leads to a page that says how to
   find things. Nothing is fetched before the first query; then the browser searches by itself. */

"use strict";
{
  const SHOWN_AT_ONCE = 10;
  const WIDE = window.matchMedia("(min-width: 45em)");
  const PAUSE_IN_MILLISECONDS = 200;

  /* The words around a hit, with the hits marked; anything else in it is plain text. */
  function marked(excerpt) {
    const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
    const paragraph = document.createElement("p");
    for (const node of parsed.childNodes) {
      const isHit = node.nodeName === "MARK";
      const part = isHit ? document.createElement("mark") : document.createTextNode("");
      part.textContent = node.textContent;
      paragraph.append(part);
    }
    return paragraph;
  }

  class Search {
    constructor(dialog) {
      this.dialog = dialog;
      this.base = new URL(dialog.dataset.base, document.location.href);
      this.form = dialog.querySelector("form");
      this.words = this.form.elements.words;
      this.lists = [...this.form.querySelectorAll("select")];
      this.choices = dialog.querySelector("details");
      this.said = dialog.querySelector("[role=status]");
      this.results = dialog.querySelector("ol");
      this.more = dialog.querySelector(".site-search__more");
      this.number = 0;
      this.rest = [];
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.ask();
      });
      this.words.addEventListener("input", () => this.askSoon());
      this.choices.addEventListener("change", () => this.ask());
      this.more.addEventListener("click", () => this.showMore());
      dialog.querySelector(".site-search__close").addEventListener("click", () => dialog.close());
      /* A click beside the dialog closes it as well. */
      dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close();
      });
    }

    open() {
      this.dialog.showModal();
      this.words.select();
    }

    askSoon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE_IN_MILLISECONDS);
    }

    get chosen() {
      const chosen = this.lists.filter((list) => list.value);
      return Object.fromEntries(chosen.map((list) => [list.name, list.value]));
    }

    /* Search for what is in the field; an answer that comes late is dropped. */
    async ask() {
      clearTimeout(this.timer);
      const number = ++this.number;
      const words = this.words.value.trim();
      const filters = this.chosen;
      if (!words && !Object.keys(filters).length) {
        this.show([], "");
        return;
      }
      this.said.textContent = this.said.dataset.waiting;
      try {
        const engine = await this.engine();
        const found = await engine.search(words || null, { filters });
        const first = await this.loaded(found.results.slice(0, SHOWN_AT_ONCE));
        if (number !== this.number) return;
        const count = found.results.length;
        const { found: foundWords, none } = this.said.dataset;
        this.show(first, count ? `${foundWords} ${count}` : none);
        this.rest = found.results.slice(SHOWN_AT_ONCE);
        this.more.hidden = !this.rest.length;
      } catch {
        this.loading = undefined;
        if (number === this.number) this.show([], this.said.dataset.failed);
      }
    }

    engine() {
      this.loading ??= this.load();
      return this.loading;
    }

    async load() {
      const engine = await import(new URL("pagefind/pagefind.js", this.base).href);
      await engine.options({ excerptLength: 24 });
      this.offer(await engine.filters());
      return engine;
    }

    /* Fill the lists with what there is to choose from. */
    offer(filters) {
      for (const list of this.lists) {
        const values = Object.keys(filters[list.name] ?? {});
        for (const value of values) list.append(new Option(value, value));
        list.closest("p").hidden = !values.length;
      }
      this.choices.open = WIDE.matches;
      this.choices.hidden = false;
    }

    loaded(results) {
      return Promise.all(results.map((result) => result.data()));
    }

    show(pages, said) {
      this.rest = [];
      this.more.hidden = true;
      this.results.replaceChildren(...pages.map((page) => this.entry(page)));
      this.said.textContent = said;
    }

    async showMore() {
      const number = this.number;
      const next = await this.loaded(this.rest.slice(0, SHOWN_AT_ONCE));
      if (number !== this.number) return;
      this.rest = this.rest.slice(SHOWN_AT_ONCE);
      const entries = next.map((page) => this.entry(page));
      this.results.append(...entries);
      this.more.hidden = !this.rest.length;
      entries[0].querySelector("a").focus();
    }

    entry(page) {
      const entry = document.createElement("li");
      const link = document.createElement("a");
      const kind = document.createElement("p");
      link.href = new URL(page.raw_url.replace(/^\//, ""), this.base).href;
      link.textContent = page.meta.title;
      kind.textContent = page.meta.kind;
      kind.className = "site-search__kind";
      /* A link to the page that is open leads nowhere new: the dialog has to go. */
      link.addEventListener("click", () => this.dialog.close());
      entry.append(link, kind, marked(page.excerpt));
      return entry;
    }
  }

  /* A button takes the place of the link, which leads on where scripts do not run. */
  const link = document.querySelector("a[data-search]");
  const dialog = link && document.getElementById(link.dataset.search);
  if (dialog?.showModal) {
    const search = new Search(dialog);
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.setAttribute("aria-haspopup", "dialog");
    button.append(...link.childNodes);
    button.addEventListener("click", () => search.open());
    link.replaceWith(button);
  }
}
