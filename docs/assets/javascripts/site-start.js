/* Runs before the content is shown. Takes the place of two inline scripts of the theme, so that a
   site can forbid inline scripts: helpers that keep settings in this browser, and the colours
   chosen last. The theme's other scripts call the helpers by these names. */

"use strict";
{
  /* The theme says so when its scripts run, at the end of the page: by then a menu for those without
     scripts would have been painted, and all below it would jump. If they do not come, it is back. */
  const mark = document.documentElement.classList;
  mark.replace("no-js", "js");
  const needed = /\/(?:bundle\.\w+\.min|site-shell)\.js$/;
  window.addEventListener(
    "error",
    (event) => needed.test(event.target?.src ?? "") && mark.replace("js", "no-js"),
    true,
  );

  const base = document.currentScript.dataset.base;
  const here = new Map();
  const forThisPage = {
    getItem: (key) => here.get(key) ?? null,
    setItem: (key, value) => here.set(key, value),
  };

  /* A browser can refuse storage: then settings last as long as the page. */
  const storage = () => {
    try {
      return window.localStorage ?? forThisPage;
    } catch {
      return forThisPage;
    }
  };

  window.__md_scope = new URL(base, window.location.href);

  window.__md_hash = (text) =>
    [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);

  window.__md_get = (key, place = storage(), scope = window.__md_scope) => {
    try {
      return JSON.parse(place.getItem(`${scope.pathname}.${key}`));
    } catch {
      return null;
    }
  };

  window.__md_set = (key, value, place = storage(), scope = window.__md_scope) => {
    try {
      place.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      /* Refused or full: the setting holds on this page. */
    }
  };

  /* Show the colours chosen last, or those of the device, before anything is painted. */
  const choices = [...document.querySelectorAll("input[name=__palette]")];
  const byMedia = (media) => choices.find((input) => input.dataset.mdColorMedia === media);
  const kept = window.__md_get("__palette");
  let chosen = choices[kept?.index ?? 0];
  if (chosen?.dataset.mdColorMedia === "(prefers-color-scheme)") {
    const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    chosen = byMedia(`(prefers-color-scheme: ${isDark ? "dark" : "light"})`) ?? chosen;
  }
  for (const name of chosen ? ["Media", "Scheme", "Primary", "Accent"] : []) {
    document.body.dataset[`mdColor${name}`] = chosen.dataset[`mdColor${name}`];
  }
}
