/* What can be seen of an offered text in the browser: the same that the rules of the build look for
   (AL607, AL713, AL716, AL717, AL740, AL741). A test compares the two. Each check gives the name of
   a sentence on the page, and what is put into it. */

const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
const WORD = "[\\p{L}\\p{N}_]";
const CAPITAL = "(?![a-zà-öø-ÿ])\\p{L}\\p{L}*[\\p{L}\\p{N}_'’-]*";
const DATE = new RegExp(
  `(?<!${WORD})(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}` +
    `|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTHS})|(?:${MONTHS}) \\d{1,2}(?!\\d))(?!${WORD})`,
  "u",
);
const YEAR = new RegExp(`(?<!${WORD})(?:19|20)\\d\\d(?!${WORD})`, "u");
const NAME = new RegExp(`(?<=[a-z,;:] )${CAPITAL}|${CAPITAL} ${CAPITAL}`, "gu");
const EMPLOYER = new RegExp(`(?<!${WORD})(?:at|for|joined|left|with) (?<name>${CAPITAL})`, "u");
const ROLE =
  /\b(?:engineer|developer|designer|manager|director|lead|head of|chief|recruiter|intern|analyst|architect|scientist|tester|administrator|officer|president|founder|consultant)\b/i;
const NO_NAMES = new Set([
  ...MONTHS.split("|"),
  ..."I CEO CTO HR IT Monday Tuesday Wednesday Thursday Friday Saturday Sunday English".split(" "),
]);

const EMAIL = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu;
const PROFILE =
  /(?<![\p{L}\p{N}_])(?:linkedin\.com\/in|github\.com|gitlab\.com|twitter\.com|x\.com|facebook\.com|instagram\.com|mastodon\.[\p{L}\p{N}_]+|bsky\.app\/profile)\/@?[\p{L}\p{N}_.-]+/giu;
const CITED = /\[@[^\]]*\]/gu;
const HANDLE = /(?<![\p{L}\p{N}_@/.+-])@[A-Za-z_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
const PHONE = /(?<![\p{L}\p{N}_.-])\+?\(?\d[\d ().-]{6,30}\d(?![\p{L}\p{N}_-])/gu;
const NO_PHONE = /^(?:\d{4}\s*[-.]\s*\d{4}|\d{4}-\d{2}-\d{2}|\d{1,3}(?:[ .]\d{3})+)$/u;
const FEWEST_DIGITS = 8;

const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<![^\u0000-\u007f])[\u200c\u200d]|[\u200c\u200d](?![^\u0000-\u007f])/gu;
const REFERENCE = /&(?:#x?[0-9a-f]{1,8}|[a-z]{1,32});/giu;
const MARK = /^[\u061c\u200e\u200f]$/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const TAG = /<\s*[/!?a-z]/i;
const RUNS = /<\s*[/!?a-z]|&(?:lt|#0*60|#x0*3c)\b|\b(?:javascript|vbscript|data)\s*:\S/i;
const NOT_PLAIN = [
  /^\s*(?:#{1,6}(?:\s|$)|(?:=+|-{2,})\s*$)/,
  /^#{1,6}[^#\s]/,
  /^\s*\/{3,}/,
  /^\s*(?:`{3,}|~{3,})/,
  /^\s*(?:!!!|\?\?\?)/,
  /\[\^/,
  /\[(?!@)[^\]\[]*\]:/,
  /!\[/,
  /[{}]/,
];
const LINK = /\[(?<words>[^\][]*)\]\(\s*<?(?<target>[^()\s>]*)/gu;
const BARE = /(?:https?:\/\/|www\.)[^\s<>"'`)\]]+/iu;
const VAGUE = new Set(
  "here|click here|this|this page|page|link|this link|more|read more|learn more|site|website|source|article|this article|it".split("|"),
);
const LONG_SENTENCE = 24;
const FEWEST_WORDS = 60;

/* What shows who somebody is, in one line. */
export function* contacts(text) {
  for (const [found] of text.matchAll(EMAIL)) yield { word: "email", found };
  for (const [found] of text.matchAll(PROFILE)) yield { word: "profile", found };
  const plain = text.replace(EMAIL, "").replace(CITED, "");
  for (const [found] of plain.replace(PROFILE, "").matchAll(HANDLE)) yield { word: "handle", found };
  for (const [found] of plain.matchAll(PHONE)) {
    const digits = found.replace(/\D/gu, "").length;
    if (digits >= FEWEST_DIGITS && !NO_PHONE.test(found.trim())) yield { word: "phone", found };
  }
}

/* The character that a name of HTML stands for, such as &rlm;. */
const signOf = (name) => new DOMParser().parseFromString(name, "text/html").body.textContent;

/* A character that nobody sees, by its name; or nothing. Marks of direction are welcome beside
   letters that are written from right to left. */
export function hidden(text) {
  const needsMarks = RIGHT_TO_LEFT.test(text);
  const named = [...text.matchAll(REFERENCE)].map(([name]) => signOf(name)).filter((sign) => sign.match(HIDDEN));
  const all = [...[...text.matchAll(HIDDEN)].map(([sign]) => sign), ...named];
  const found = all.find((sign) => !(needsMarks && MARK.test(sign)));
  return found && `U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/* What must not stand in a field of one line. */
export function* inLine(text) {
  const sign = hidden(text);
  if (sign) yield { word: "hidden", found: sign };
  const runs = RUNS.exec(text);
  if (runs) yield { word: "html", found: runs[0] };
  yield* contacts(text);
}

/* What must not stand in a text of several paragraphs. */
export function* inText(text) {
  for (const line of text.split("\n")) {
    const sign = hidden(line);
    if (sign) yield { word: "hidden", found: sign };
    const tag = TAG.exec(line);
    if (tag) yield { word: "html", found: tag[0] };
    const odd = NOT_PLAIN.map((pattern) => pattern.exec(line)).find(Boolean);
    if (odd) yield { word: "plain", found: odd[0].trim() };
    const cited = line.match(CITED);
    if (cited) yield { word: "cited", found: cited[0] };
    for (const { groups } of line.matchAll(LINK)) {
      if (!/^https:\/\/[^/]/u.test(groups.target)) yield { word: "link", found: groups.words || groups.target };
      else if (!groups.words.trim() || VAGUE.has(groups.words.trim().toLowerCase())) {
        yield { word: "vague", found: groups.words.trim() || groups.target };
      }
    }
    const bare = BARE.exec(line.replace(LINK, ""));
    if (bare) yield { word: "bare", found: bare[0].replace(/[.,;:!?]+$/u, "") };
    yield* contacts(line);
  }
}

const paragraphs = (text) => text.split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/u);

/* What may show who somebody is when it is read together, or is hard to read. */
export function* toLookAt(text) {
  for (const paragraph of paragraphs(text).map((each) => each.replace(/\s+/gu, " "))) {
    const date = DATE.exec(paragraph);
    const name = [...paragraph.matchAll(NAME)].map(([each]) => each).find((each) => !each.split(/\s/u).some((word) => NO_NAMES.has(word)));
    if (date && name) yield { word: "day_and_name", found: date[0], other: name };
    const employer = EMPLOYER.exec(paragraph)?.groups.name;
    const year = YEAR.exec(paragraph);
    if (employer && !NO_NAMES.has(employer) && year && ROLE.test(paragraph)) {
      yield { word: "employer", found: employer, other: year[0] };
    }
  }
  const words = text.match(/\p{L}[\p{L}'’-]*/gu)?.length ?? 0;
  const average = Math.round(words / Math.max(1, text.match(/[.!?…](?=\s|$)/gu)?.length ?? 0));
  if (words >= FEWEST_WORDS && average > LONG_SENTENCE) yield { word: "sentences", found: String(average) };
}
