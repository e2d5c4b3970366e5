/** The bundled style sheet as text: scripts/build/element.mjs makes it first. */
declare module "virtual:element-style" {
  const text: string;
  export default text;
}
