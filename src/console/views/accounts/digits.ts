/** The longest code that a person types; longer ones are for programs. */
const typedLength = 12;

/** The class of a shown code: big, unless it is long. */
export function digitsClass(code: string): string {
  return code.length > typedLength ? 'code-digits long' : 'code-digits';
}
