/* Opens one of the stories that the list below shows now. Without this script the link leads to a
   page that helps to open one by a number. */

class RandomStory extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.open(event));
  }

  open(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const list = document.querySelector(this.dataset.list);
    const links = [...(list?.querySelectorAll("li:not([hidden]) .card-title a") ?? [])];
    if (!event.target.closest("a") || !links.length) return;
    event.preventDefault();
    location.assign(links[Math.floor(Math.random() * links.length)].href);
  }
}

if (!customElements.get("random-story")) {
  customElements.define("random-story", RandomStory);
}
