import { escaped } from "./html.mjs";
import { toHtml } from "./markdown.mjs";

/*
 * Its own files and nothing else: no page here needs another host, and none may become a way out. Data in script elements
 * (the logs of the demos) is no script to a policy.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect x='1' y='1' width='22' height='22' rx='5' fill='%231f56c4'/%3E%3Cpath d='M6 16.5V7.5l4 5 4-5v9M17.5 7.5v9' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

const MARK =
  '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><rect class="mark-box" x="1" y="1" width="22" height="22" rx="5"/><path class="mark-line" d="M6 16.5V7.5l4 5 4-5v9M17.5 7.5v9"/></svg>';

function navigation(page, pages, headings) {
  const groups = [...new Set(pages.map(({ group }) => group))];
  const inner = headings.filter(({ depth }) => depth === 2);
  const name = ({ short, title }) => escaped(short ?? title);
  const sub = inner.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`).join("");
  const item = (one) =>
    one === page
      ? `<li><a href="${one.file}" aria-current="page">${name(one)}</a>${sub ? `<ul>${sub}</ul>` : ""}</li>`
      : `<li><a href="${one.file}">${name(one)}</a></li>`;
  return groups
    .map(
      (group) =>
        `<p class="group">${escaped(group)}</p><ul>${pages
          .filter((one) => one.group === group)
          .map(item)
          .join("")}</ul>`,
    )
    .join("\n");
}

function steps(page, pages) {
  const at = pages.indexOf(page);
  const step = (to, word, rel) =>
    to
      ? `<a rel="${rel}" href="${to.file}"><span>${word}</span> ${escaped(to.short ?? to.title)}</a>`
      : "<span></span>";
  return `<nav class="steps" aria-label="Next and previous page">${step(pages[at - 1], "Previous", "prev")}${step(pages[at + 1], "Next", "next")}</nav>`;
}

/** One page of the site as HTML. */
export function renderPage(page, pages) {
  const { html, headings } = toHtml(page, pages);
  const title = page.file === "index.html" ? "mofcomp detector" : `${page.title} · mofcomp detector`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escaped(page.description)}">
<title>${escaped(title)}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="assets/style.css">
<script type="module" src="assets/site.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="bar">
<a class="brand" href="index.html">${MARK} mofcomp detector</a>
<p class="privacy">Documentation. Every demo runs in this tab.</p>
<nav class="bar-end" aria-label="Site"><a href="../">The page</a><button type="button" id="theme" class="small">Theme: auto</button></nav>
</header>
<div class="columns">
<nav class="side" aria-label="Documentation">
<details open><summary>Contents</summary>
${navigation(page, pages, headings)}
</details>
</nav>
<main id="main">
<h1>${escaped(page.title)}</h1>
<p class="description">${escaped(page.description)}</p>
${html}
${steps(page, pages)}
</main>
</div>
</body>
</html>
`;
}
