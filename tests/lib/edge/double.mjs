// Until the package's own filter exists: the same contract, one line at a time through scan.
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const ACTION = /^\{"(index|create|update)":\{/;

function liner(detector, { minScore = 1, annotate = false } = {}) {
  let open = "";
  let action = "";
  const one = (line, out) => {
    if (ACTION.test(line)) action = line;
    else {
      const [found] = /mofcomp/i.test(line) ? detector.scan(line).findings : [];
      if (found && found.score >= minScore)
        out.enqueue(
          encoder.encode(
            annotate ? `${line.trimEnd().slice(0, -1)},"mofcomp":${JSON.stringify(found)}}\n` : action + line,
          ),
        );
      action = "";
    }
  };
  return {
    transform: (piece, out) => {
      const parts = (open + decoder.decode(piece, { stream: true })).split("\n");
      open = parts.pop();
      for (const part of parts) one(`${part}\n`, out);
    },
    flush: (out) => open && one(open, out),
  };
}

export const withStreams = (detector) => ({
  scan: (input) => detector.scan(input),
  score: (event) => detector.score(event),
  get rules() {
    return detector.rules;
  },
  scanStream: (stream, options) => detector.scanStream(stream, options),
  filter: (options) =>
    Object.assign(new TransformStream(liner(detector, options)), { stats: { read: 0, malformed: 0 } }),
});
