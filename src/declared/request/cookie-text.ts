/** The attributes of a cookie; false leaves one out. */
export type CookieAttributes = Readonly<Record<string, string | number | boolean>>;

/** Formats a cookie with its attributes: `{ Path: '/', HttpOnly: true }`. */
export function cookieText(name: string, value: string, attributes: CookieAttributes): string {
  const parts = Object.entries(attributes)
    .filter(([, setting]) => setting !== false)
    .map(([attribute, setting]) => (setting === true ? attribute : `${attribute}=${setting}`));
  return [`${name}=${encodeURIComponent(value)}`, ...parts].join('; ');
}
