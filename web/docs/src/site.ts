import { setUpTheme } from "../../page/src/theme.js";

setUpTheme();

// Beside the text the contents stand open; above it, on small screens, they would be all that one sees.
const contents = document.querySelector<HTMLDetailsElement>(".side details");
if (contents && matchMedia("(max-width: 56rem)").matches) contents.open = false;

// The element lies beside this file as the package has it, and loads what it needs itself.
void import("./package/dist/element.js" as string);
