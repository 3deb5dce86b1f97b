/** A value of a request that doesn't suit its template, such as a list inside a text. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}
