/* Two select lists that lead to a track. The page is complete without this script: it has a table
   of links. The choice is kept in this browser only, and only if the browser allows it. */

const KEY = "alongside.track";

/* Reading or writing can be refused: then the lists work, and nothing is remembered. */
function remembered() {
  try {
    const choice = JSON.parse(window.localStorage.getItem(KEY));
    return choice && typeof choice === "object" ? choice : {};
  } catch {
    return {};
  }
}

function remember(choice) {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    /* The track opens all the same. */
  }
}

function forget() {
  try {
    window.localStorage.removeItem(KEY);
  } catch {
    /* Nothing was kept. */
  }
}

class FindYourTrack extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.restore(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go(form);
    });
    form.addEventListener("reset", forget);
    this.hidden = false;
  }

  /* Choose what was chosen last time, if it is still in the lists. */
  restore(form) {
    const choice = remembered();
    for (const name of ["role", "department"]) {
      const options = [...form.elements[name].options].map((option) => option.value);
      if (options.includes(choice[name])) form.elements[name].value = choice[name];
    }
  }

  /* Addresses are made of values of the lists only. */
  go(form) {
    const role = form.elements.role.value;
    const department = form.elements.department.value;
    remember({ role, department });
    const path = [role, department].filter(Boolean).join("/") || "essentials";
    window.location.assign(new URL(`${path}/`, new URL(this.dataset.tracks, document.baseURI)));
  }
}

if (!customElements.get("find-your-track")) {
  customElements.define("find-your-track", FindYourTrack);
}
