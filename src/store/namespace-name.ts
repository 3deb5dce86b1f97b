/** The namespace of a request that names none. */
export const defaultNamespace = 'default';

/** What a namespace's name is made of, for people. */
export const namespaceForm = '1 to 63 of a-z, 0-9 and -';

const legal = /^[a-z0-9-]{1,63}$/;

/** Whether a text is a namespace's name. */
export function isNamespace(text: string): boolean {
  return legal.test(text);
}

/** What is wrong with the name of a namespace. */
export function namespaceProblem(name: string): string | undefined {
  return isNamespace(name) ? undefined : `"${name}" is no namespace's name; expected ${namespaceForm}`;
}
