/* Two select lists that lead to a track. The page is complete without this script: it has a table
   of links. The choice is kept in this browser only, and only if the browser allows it. */

import { read, remove, write } from "./store.js";

const KEY = "alongside.track";

class FindYourTrack extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.restore(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go(form);
    });
    form.addEventListener("reset", () => remove(KEY));
    this.hidden = false;
  }

  /* Choose what was chosen last time, if it is still in the lists. */
  restore(form) {
    const choice = read(KEY) ?? {};
    for (const name of ["role", "department"]) {
      const options = [...form.elements[name].options].map((option) => option.value);
      if (options.includes(choice[name])) form.elements[name].value = choice[name];
    }
  }

  /* Addresses are made of values of the lists only. */
  go(form) {
    const role = form.elements.role.value;
    const department = form.elements.department.value;
    write(KEY, { ...read(KEY), role, department });
    const path = [role, department].filter(Boolean).join("/") || "essentials";
    window.location.assign(new URL(`${path}/`, new URL(this.dataset.tracks, document.baseURI)));
  }
}

if (!customElements.get("find-your-track")) {
  customElements.define("find-your-track", FindYourTrack);
}
