/** What takes no body is not broken by one. */
export function noBody(): never {
  throw new Error('an operation that takes no body was given a broken one');
}
