/* Makes the menu and the choice of colours work by keyboard. Without this script they are hidden,
   and the menu stands above the content.

   The theme's own switches are hidden checkboxes, on which its styles depend. They stay: buttons
   change them, and whatever changes them, what follows is done here. What is closed is `inert`. */

"use strict";
{
  const NARROW_MENU = window.matchMedia("(max-width: 76.234375em)");
  const SHORTCUTS_OF_THE_THEME = ["p", ",", "n", ".", "f", "s", "/"];

  /* Everything around an element, so that it alone can be reached while it lies over the page. */
  function surroundings(element) {
    const found = [];
    for (let inner = element; inner !== document.body; inner = inner.parentElement) {
      found.push(...inner.parentElement.children);
    }
    return found.filter(
      (other) => !other.contains(element) && !other.matches("label, input, script, .md-overlay"),
    );
  }

  /* A part of the page that lies over the rest while it is open, on narrow screens. */
  class Drawer {
    constructor(name, panel, narrow, first) {
      this.box = document.querySelector(`[data-md-toggle=${name}]`);
      this.opener = document.querySelector(`[data-opens=${name}]`);
      this.panel = panel;
      this.narrow = narrow;
      this.first = first;
      this.around = [];
      this.leavesByLink = false;
      this.box.checked = false;
      this.opener.addEventListener("click", () => this.switchTo(true));
      for (const closer of document.querySelectorAll(`[data-closes=${name}]`)) {
        closer.addEventListener("click", () => this.switchTo(false));
      }
      panel.addEventListener("click", (event) => {
        this.leavesByLink = Boolean(event.target.closest("a[href]"));
      });
      /* A tap beside its links leaves the focus on the page as a whole: Escape works from there. */
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.isOver) this.switchTo(false);
      });
      this.box.addEventListener("change", () => this.changed());
      narrow.addEventListener("change", () => this.switchTo(false) || this.update());
      this.update();
    }

    get isOver() {
      return this.narrow.matches && this.box.checked;
    }

    switchTo(open) {
      if (this.box.checked === open) return false;
      this.box.click();
      return true;
    }

    changed() {
      this.update();
      if (this.isOver) {
        this.first.focus();
      } else if (this.narrow.matches && !this.leavesByLink) {
        this.opener.focus();
      }
      this.leavesByLink = false;
    }

    update() {
      const isOver = this.isOver;
      this.opener.setAttribute("aria-expanded", String(isOver));
      for (const element of this.around) element.inert = false;
      this.around = isOver ? surroundings(this.panel).filter((other) => !other.inert) : [];
      for (const element of this.around) element.inert = true;
      this.panel.inert = this.narrow.matches && !isOver;
      if (isOver) {
        this.panel.setAttribute("role", "dialog");
        this.panel.setAttribute("aria-modal", "true");
        this.panel.setAttribute("aria-label", this.opener.getAttribute("aria-label"));
      } else {
        for (const name of ["role", "aria-modal", "aria-label"]) this.panel.removeAttribute(name);
      }
    }
  }

  /* A choice that opens below its button. */
  class Choice {
    constructor(opener) {
      this.opener = opener;
      this.panel = document.getElementById(opener.getAttribute("aria-controls"));
      const around = opener.parentElement;
      opener.addEventListener("click", () => this.show(this.panel.hidden));
      around.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !around.contains(event.relatedTarget)) this.show(false, false);
      });
      document.addEventListener("click", (event) => {
        if (!around.contains(event.target) && !this.panel.hidden) this.show(false, false);
      });
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !this.panel.hidden) this.show(false);
      });
      /* The theme would take Enter for a change to the next choice. */
      this.panel.firstElementChild.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.stopPropagation();
        event.preventDefault();
        this.show(false);
      });
    }

    show(open, moveFocus = true) {
      this.panel.hidden = !open;
      this.opener.setAttribute("aria-expanded", String(open));
      if (!moveFocus) return;
      const current = this.panel.querySelector("input:checked") ?? this.panel.querySelector("input");
      (open ? current : this.opener).focus();
    }
  }

  function startColours() {
    const opener = document.querySelector("[data-opens=colours]");
    if (!opener) return;
    const choices = [...document.querySelectorAll("input[name=__palette]")];
    (choices[window.__md_get("__palette")?.index ?? 0] ?? choices[0]).checked = true;
    new Choice(opener);
  }

  function startToggles() {
    for (const button of document.querySelectorAll("[data-toggles]")) {
      const box = document.getElementById(button.dataset.toggles);
      const update = () => button.setAttribute("aria-expanded", String(box.checked));
      button.addEventListener("click", () => box.click());
      box.addEventListener("change", update);
      update();
    }
  }

  /* A table is a stop of the tab key only where it has to be scrolled. */
  function startTables() {
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const region = target.closest("[role=region]");
        if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
        else region.removeAttribute("tabindex");
      }
    });
    for (const table of document.querySelectorAll("[role=region][tabindex] > table")) {
      observer.observe(table);
      observer.observe(table.parentElement);
    }
  }

  /* The button to the top vanishes once it has been used: the focus goes to where it led. */
  function startTop() {
    document.querySelector("[data-md-component=top]")?.addEventListener("click", () => {
      document.getElementById("main-content").focus({ preventScroll: true });
    });
  }

  /* The theme listens for single letters on the whole page. People who speak to their device, or
     whose hand slips, would leave the page by a word. */
  function stopShortcuts() {
    document.addEventListener("keydown", (event) => {
      if (SHORTCUTS_OF_THE_THEME.includes(event.key)) event.stopPropagation();
    });
  }

  const menu = document.getElementById("site-menu");
  if (menu) new Drawer("drawer", menu, NARROW_MENU, menu.querySelector("[data-closes=drawer]"));
  startColours();
  startToggles();
  startTables();
  startTop();
  stopShortcuts();
}
