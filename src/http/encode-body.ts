/** Encodes the body of a reply in its content type: JSON, text or a form. A string in a type that isn't JSON stays. */
export function encodedBody(body: unknown, contentType: string): string {
  if (body === undefined) return '';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (isJson(type)) return JSON.stringify(body);
  if (typeof body === 'string') return body;
  if (type === 'application/x-www-form-urlencoded' && typeof body === 'object' && body !== null)
    return encodedForm(body);
  return JSON.stringify(body);
}

function isJson(type: string): boolean {
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}

/** Encodes fields as a form; a list becomes several fields, and an object becomes JSON. */
function encodedForm(fields: object): string {
  const pairs = Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one: unknown) => one !== undefined && one !== null)
      .map((one: unknown): [string, string] => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
  );
  return new URLSearchParams(pairs).toString();
}
