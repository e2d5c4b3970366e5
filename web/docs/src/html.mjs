const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it must stand in HTML. */
export const escaped = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** A heading's text as the name of its anchor. */
export const slug = (text) =>
  text
    .toLowerCase()
    .replace(/<[^>]*>|&\w+;/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
