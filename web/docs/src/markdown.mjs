import { dirname, join } from "node:path/posix";
import { Marked } from "marked";
import { escaped, slug } from "./html.mjs";

/** Where a link of a file of the clone leads in the site; undefined where it leads nowhere. */
function target(href, page, pages) {
  if (/^(https:|#)/.test(href)) return href;
  const [path, anchor = ""] = href.split(/(?=#)/);
  if (page.source.startsWith("web/docs/pages/")) {
    return path === "../" || path.endsWith(".ndjson") || pages.some(({ file }) => file === path) ? href : undefined;
  }
  const file = join(dirname(page.source), path);
  const found = pages.find(({ source }) => source === file);
  return found && found.file + anchor;
}

/** Markdown to HTML, with anchors on headings, tables that scroll, and links that lead somewhere. */
export function toHtml(page, pages) {
  const headings = [];
  const renderer = {
    heading({ tokens, depth }) {
      const inner = this.parser.parseInline(tokens);
      const taken = headings.filter(({ base }) => base === slug(inner)).length;
      const id = taken ? `${slug(inner)}-${taken}` : slug(inner);
      headings.push({ base: slug(inner), id, depth, text: inner.replace(/<[^>]*>/g, "") });
      return `<h${depth} id="${id}"><a class="anchor" href="#${id}">${inner}</a></h${depth}>\n`;
    },
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      const to = target(href, page, pages);
      if (!to) return inner;
      const away = to.startsWith("https:") ? ' rel="noopener noreferrer"' : "";
      return `<a href="${escaped(to)}"${away}>${inner}</a>`;
    },
    code({ text, lang }) {
      const name = lang?.split(" ")[0] || "text";
      return `<pre tabindex="0" data-lang="${escaped(name)}"><code>${escaped(text)}</code></pre>\n`;
    },
  };
  const html = new Marked({ renderer }).parse(page.text);
  const scrolls = '<div class="table" role="region" aria-label="Table" tabindex="0">';
  let tables = 0;
  const scrolled = html
    .replaceAll("<table>", () => `${scrolls.replace('"Table"', `"Table ${++tables}"`)}<table>`)
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<th></th>", "<td></td>")
    .replace(/<th align="right"><\/th>/g, "<td></td>");
  return { html: scrolled, headings };
}
