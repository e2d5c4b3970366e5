export type Zone = "UTC" | "local";

let zone: Zone = "UTC";

/** The zone in which `showTime` writes. The report itself is always in UTC. */
export function timeZone(): Zone {
  return zone;
}

export function setTimeZone(next: Zone): void {
  zone = next;
}

/** "2026-11-22 14:03:11.123" in the chosen zone, at most milliseconds; a text that is no instant stays as it is. */
export function showTime(iso: string | undefined, where: Zone = zone): string {
  if (!iso) return "";
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const shift = where === "UTC" ? 0 : date.getTimezoneOffset();
  const shown = new Date(date.getTime() - shift * 60_000).toISOString();
  return shown.slice(0, 23).replace("T", " ").replace(".000", "");
}

/** The same to the second, for tables. */
export function shortTime(iso: string | undefined): string {
  return showTime(iso).replace(/(:\d\d)\.\d+$/, "$1");
}

/** The same instant in the zone that is not chosen, for a tooltip. */
export function otherTime(iso: string | undefined): string {
  if (!iso) return "";
  const other: Zone = zone === "UTC" ? "local" : "UTC";
  return `${showTime(iso, other)} ${zoneName(other)}`;
}

export function zoneName(where: Zone = zone): string {
  if (where === "UTC") return "UTC";
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name && name !== "UTC" ? name : "local time";
}
