/* Make the file of an offered text from the template on the page. */

const MARK = /"«(?<quoted>[a-z_0-9]+)[^»]*»"|«(?<plain>[a-z_0-9]+)[^»]*»/gu;
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";
const LONGEST_ID = 80;
const LONGEST_ADDRESS = 7000;

/* A reference that tells nothing: whoever has it can show that a text is theirs. */
export function newReference() {
  const numbers = crypto.getRandomValues(new Uint8Array(8));
  const signs = [...numbers].map((number) => SIGNS[number % SIGNS.length]).join("");
  return `F-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/* An id from words, that no other text has; from the reference where the words give none. */
export function idOf(words, reference, noun, taken) {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "");
  const own = reference.toLowerCase().replace(/^f-/u, "");
  const short = plain.slice(0, LONGEST_ID - own.length - 1).replace(/-+$/u, "");
  if (!short) return `${noun}-${own}`;
  return taken.includes(short) ? `${short}-${own}` : short;
}

/* A day some years from now. It is the earlier of here and Greenwich, so that it is not tomorrow for
   whoever checks it. */
export function day(years = 0, now = new Date()) {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const date = [local, now.toISOString().slice(0, 10)].sort()[0];
  const later = new Date(`${date}T12:00:00Z`);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later.toISOString().slice(0, 10);
}

/* Fill a template: its comments go, and so do the lines of values that there are not. */
export function fill(template, values) {
  const lines = [];
  for (const line of template.split("\n")) {
    const marks = [...line.matchAll(MARK)].map(({ groups }) => groups.quoted ?? groups.plain);
    if (/^\s*# /u.test(line) || marks.some((name) => !values[name])) continue;
    lines.push(line.replace(MARK, (_, quoted, plain) => (quoted ? JSON.stringify(values[quoted]) : values[plain])));
  }
  return `${lines.join("\n").trim()}\n`;
}

export const oneLine = (text) => text.replace(/\s+/gu, " ").trim();
export const wholeText = (text) => text.replace(/\r\n?/gu, "\n").replace(/[ \t]+$/gmu, "").trim();

/* Where the repository's website opens a new file; without its text if that makes it too long. */
export function addressOf({ address, name, text }, path, content) {
  const empty = new URL(address);
  empty.searchParams.set(name, path);
  const full = new URL(empty);
  full.searchParams.set(text, content);
  return { empty: empty.href, full: full.href.length <= LONGEST_ADDRESS ? full.href : null };
}
