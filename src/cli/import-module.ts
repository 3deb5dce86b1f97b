/** Imports a module by its URL. The build keeps this `import`, which others it replaces by `require`. */
export function importModule(url: string): Promise<unknown> {
  return import(url);
}
