import { App } from "./app.js";
import { setUpTheme } from "./theme.js";

setUpTheme();
void new App().start();
