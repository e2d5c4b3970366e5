// Where a module may be imported, it comes compiled.
declare module "*.wasm" {
  const module: import("./types.js").CompiledModule;
  export default module;
}
