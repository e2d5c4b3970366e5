// biome-ignore lint/correctness/noUndeclaredDependencies: the package itself.
import type { MofcompDetectorElement } from "mofcomp-detector/element";
// biome-ignore lint/correctness/noUndeclaredDependencies: the package itself.
import "mofcomp-detector/element/react";
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { logs } from "../log.ts";

/** React 18 sets attributes alone: what is no text, and events, go through a ref. */
function App() {
  const element = useRef<MofcompDetectorElement>(null);
  const [at, setAt] = useState(0);
  const [scores, setScores] = useState("");
  useEffect(() => {
    const node = element.current;
    const hear = () => setScores(node?.report?.findings.map(({ score }) => score).join() ?? "");
    node?.addEventListener("scan", hear);
    return () => node?.removeEventListener("scan", hear);
  }, []);
  useEffect(() => {
    if (element.current) element.current.value = logs[at] ?? "";
  }, [at]);
  return (
    <>
      <mofcomp-detector ref={element} theme={at === 0 ? "light" : "dark"} rules="splunk" label="From React" />
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
