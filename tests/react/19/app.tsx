// biome-ignore lint/correctness/noUndeclaredDependencies: the package itself.
import "mofcomp-detector/element/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { logs } from "../log.ts";

/** React 19 sets properties and listens to `on…`. */
function App() {
  const [at, setAt] = useState(0);
  const [scores, setScores] = useState("");
  return (
    <>
      <mofcomp-detector
        value={logs[at]}
        theme={at === 0 ? "light" : "dark"}
        rules="splunk"
        label="From React"
        readonly
        onscan={({ detail }) => setScores(detail.findings.map(({ score }) => score).join())}
        onfinding={({ detail }) => console.log(detail.severity)}
      />
      <output>{scores}</output>
      <button type="button" onClick={() => setAt(1 - at)}>
        Other
      </button>
    </>
  );
}

const root = document.querySelector("#root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
