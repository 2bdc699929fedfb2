/* What the site keeps in this browser, and nowhere else. Reading or writing can be refused: then
   things go on, and nothing is remembered. */

export const STORED = [
  {
    key: "alongside.run.SESSION",
    what: "Start time, mode and missing minutes of a session's run sheet",
    why: "So that they are still there when you open the guide again.",
  },
];

export function read(key) {
  try {
    return JSON.parse(window.localStorage.getItem(key));
  } catch {
    return null;
  }
}

export function write(key, value) {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function remove(key) {
  try {
    window.localStorage.removeItem(key);
  } catch {
    /* Nothing was kept. */
  }
}
