/** The scan worker's script as text: build.mjs bundles it first. */
declare module "virtual:scan-worker" {
  const text: string;
  export default text;
}

/** A sample log as text. */
declare module "*.log" {
  const text: string;
  export default text;
}
