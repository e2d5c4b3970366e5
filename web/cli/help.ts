/** What --help prints. */
export const HELP = `Finds and scores MOFComp.exe activity in Windows process telemetry. Nothing is sent anywhere.

Usage: mofcomp-detector [options] [FILE...]

Reads the files, or standard input when none is named or one is "-". JSON in any arrangement and Windows Event XML, in
UTF-8 or UTF-16, plain or gzip.

  --json             the whole report as JSON; of several files a list of { "file", "report" }
  --ndjson           one finding per line, each with its "file" first
  --min-score N      show only findings that score at least N (0 to 100; 0 shows all). With --json it decides the exit
                     code alone: the report stays whole
  --exceptions FILE  a JSON list of exceptions; what one of them suppresses is marked, and does not count
  -q, --quiet        no table, no progress: only what --json or --ndjson print, and the exit code
  --no-color         no colours (also NO_COLOR=1)
  -h, --help         this text
  -v, --version      the version

Exit codes:
  0    nothing found
  1    at least one finding (that scores at least N, and that no exception suppresses)
  2    a wrong option; a file that could not be read, or not to its end, or whose form is not known (what could be read
       is reported all the same); output that could not be written
  130  interrupted by Ctrl-C; what was found until then is printed
`;
