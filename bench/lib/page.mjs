const escaped = (cell) => String(cell).replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (cells) => `| ${cells.map(escaped).join(" | ")} |`;

/** A Markdown table; all columns but the first are figures. */
export function table({ caption, head, rows }) {
  const rule = row(head.map((_, column) => (column === 0 ? "---" : "---:")));
  return [...(caption ? [`**${caption}**`, ""] : []), row(head), rule, ...rows.map(row), ""].join("\n");
}

function section({ title, text = [], tables = [], after = [] }) {
  return [`## ${title}`, "", ...text.flatMap((paragraph) => [paragraph, ""]), ...tables.map(table), ...after].join(
    "\n",
  );
}

function goals(sections) {
  const rows = sections
    .flatMap((section) => section.goals ?? [])
    .map(({ what, data, want, got, met }) => [what, data, want, got, met ? "yes" : "**no**"]);
  if (!rows.length) return [];
  return [section({ title: "Goals", tables: [{ head: ["goal", "data", "wanted", "measured", "met"], rows }] })];
}

/** The page of one run: Markdown, made of what was measured and of nothing else. */
export function page({ date, command, machine, versions, method, sections, limits }) {
  const facts = [...Object.entries(machine), ...Object.entries(versions)];
  return [
    "# Benchmarks",
    "",
    `Written by \`${command}\` on ${date}. How to run it again, and what each contestant is: [bench/README.md](bench/README.md).`,
    "",
    table({ head: ["", ""], rows: facts }).replaceAll("---:", "---"),
    section({ title: "Method", text: [method.join("\n")] }),
    ...goals(sections),
    ...sections.map(section),
    section({ title: "What this does not show", text: [limits.map((limit) => `- ${limit}`).join("\n")] }),
  ]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()
    .concat("\n");
}
