/* Cards to sort and pairs to match: a list to choose from at each card, and one button. */

class Cards extends HTMLElement {
  connectedCallback() {
    if (this.status) return;
    this.status = this.querySelector(".practice__status");
    this.controls = this.querySelector(".practice__controls");
    if (!this.status || !this.controls) return;
    this.cards = [...this.querySelectorAll(".cards > li, .pairs__left > li")];
    this.cards.forEach((card, number) => this.addList(card, number));
    this.controls.hidden = false;
    this.controls.addEventListener("click", () => this.compare());
  }

  addList(card, number) {
    const text = card.querySelector(".card__text");
    text.id = `${this.id}-card-${number}`;
    const list = document.createElement("select");
    list.className = "card__choice";
    list.setAttribute("aria-labelledby", text.id);
    list.append(new Option("–", ""));
    for (const [value, words] of this.choices()) list.append(new Option(words, value));
    list.addEventListener("change", () => {
      card.querySelector(".card__result")?.remove();
      this.status.textContent = "";
    });
    text.after(list);
  }

  compare() {
    const open = this.cards.filter((card) => !card.querySelector("select").value);
    if (open.length === this.cards.length) {
      this.status.textContent = this.dataset.chooseFirst;
      return;
    }
    let hits = 0;
    this.cards.forEach((card, number) => {
      card.querySelector(".card__result")?.remove();
      const { value } = card.querySelector("select");
      if (!value) return;
      const fits = this.fits(card).includes(value);
      hits += fits;
      const result = document.createElement("div");
      result.className = "card__result";
      result.dataset.is = fits ? "right" : "wrong";
      const mark = document.createElement("strong");
      mark.textContent = `${fits ? this.dataset.right : this.dataset.wrong}. `;
      const why = this.querySelectorAll(".answers > ol > li")[number].querySelector(".answers__why");
      result.append(mark, ...[...why.cloneNode(true).childNodes]);
      card.append(result);
    });
    this.status.textContent = this.dataset.rightOf
      .replace("{right}", hits)
      .replace("{all}", this.cards.length - open.length);
  }
}

class Sort extends Cards {
  choices() {
    return [...this.querySelectorAll(".groups > li")].map((group) => [
      group.dataset.group,
      group.querySelector("strong").textContent,
    ]);
  }

  fits(card) {
    return card.dataset.groups.split(" ");
  }
}

class Match extends Cards {
  choices() {
    return [...this.querySelectorAll(".pairs__right > li")].map((pair, number) => {
      const letter = String.fromCharCode(65 + number);
      return [letter, `${letter}. ${pair.textContent}`];
    });
  }

  fits(card) {
    return [card.dataset.fits];
  }
}

customElements.define("al-sort", Sort);
customElements.define("al-match", Match);
