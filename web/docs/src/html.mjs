const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it must stand in HTML. */
export const escaped = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** A heading's text as the name of its anchor, as GitHub names it: links that lead there lead here too. */
export const slug = (text) =>
  text
    .toLowerCase()
    .replace(/<[^>]*>|&\w+;/g, "")
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
