/* Opens a source beside the claim that it supports, and the meaning of a word beside the word. All
   that is shown stands in the page already: the entry in the page's own list of sources, or the
   definition that the link carries. Without this script both are links, and on paper they are text.

   The link stays a link for those who open it in a new tab; otherwise it works as a button, by
   mouse, touch, Enter and Space. Escape closes what it opened. */

const WORDS = document.getElementById("reading-words")?.dataset;
const STOPS = /^[)\].,;:!?…”’»]+/;

class Beside {
  constructor(link, place, content, more) {
    this.link = link;
    this.place = place;
    this.content = content;
    this.more = more;
    this.panel = null;
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.show(!this.isOpen);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        this.show(!this.isOpen);
      }
      this.closeOnEscape(event);
    });
  }

  get isOpen() {
    return Boolean(this.panel) && !this.panel.hidden;
  }

  show(open) {
    if (open && !this.panel) this.build();
    if (this.panel) this.panel.hidden = !open;
    this.link.setAttribute("aria-expanded", String(open));
  }

  closeOnEscape(event) {
    if (event.key !== "Escape" || !this.isOpen) return;
    event.stopPropagation();
    this.close();
  }

  close() {
    this.show(false);
    this.link.focus();
  }

  build() {
    const panel = document.createElement("span");
    panel.className = "beside";
    panel.id = `beside-${document.querySelectorAll(".beside").length + 1}`;
    panel.setAttribute("role", "note");
    panel.setAttribute("aria-label", this.link.textContent);
    const text = document.createElement("span");
    text.className = "beside-text";
    text.append(...this.content());
    const way = document.createElement("a");
    way.href = this.link.href;
    way.textContent = this.more;
    const closer = document.createElement("button");
    closer.type = "button";
    closer.textContent = WORDS.close;
    closer.addEventListener("click", () => this.close());
    const ways = document.createElement("span");
    ways.className = "beside-ways";
    ways.append(way, closer);
    panel.append(text, ways);
    panel.addEventListener("keydown", (event) => this.closeOnEscape(event));
    afterStops(this.place).after(panel);
    this.link.setAttribute("aria-controls", panel.id);
    this.panel = panel;
  }
}

/* What a panel is to follow: the signs that end the sentence stay with it. */
function afterStops(place) {
  const next = place.nextSibling;
  const stops = next?.nodeType === Node.TEXT_NODE && next.data.match(STOPS);
  if (!stops) return place;
  if (stops[0].length < next.data.length) next.splitText(stops[0].length);
  return next;
}

/* Copies of what an entry holds, without ids, which are unique in a page. */
function copies(entry) {
  const copy = entry.cloneNode(true);
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  return copy.childNodes;
}

function startSources() {
  for (const link of document.querySelectorAll("article .citation > a[href*='#']")) {
    const key = decodeURIComponent(new URL(link.href).hash.slice(1));
    const entry = document.getElementById(`source-${key}`);
    if (entry) new Beside(link, link.parentElement, () => copies(entry), WORDS.sources);
  }
}

function startTerms() {
  for (const link of document.querySelectorAll("article a.term[data-definition]")) {
    new Beside(link, link, () => [link.dataset.definition], WORDS.glossary);
  }
}

if (WORDS) {
  startSources();
  startTerms();
}
