const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EISDIR: "it is a folder; name the files in it",
  Z_BUF_ERROR: "the gzip file is cut off; what comes before is reported",
  Z_DATA_ERROR: "the gzip file is damaged; what comes before is reported",
};

/** Why a file could not be read: what a person can do something about. */
export function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
