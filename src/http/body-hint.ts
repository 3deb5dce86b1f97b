/** Recognizable body formats, with the content types that each belongs to. */
const looks = [
  { name: 'JSON', pattern: /^\s*[{[]/, types: /\bjson\b/i },
  {
    name: 'multipart/form-data',
    pattern: /^--[^\r\n]+\r?\ncontent-disposition:/i,
    types: /^multipart\/form-data$/,
  },
  { name: 'XML', pattern: /^\s*<\?xml|^\s*<[a-z]/i, types: /\bxml\b/i },
  { name: 'a form (name=value&…)', pattern: /^[\w.%[\]-]+=/, types: /^application\/x-www-form-urlencoded$/ },
];

/** Returns a hint if a body doesn't look like the type that it is read as; never quotes the body. */
export function bodyHint(text: string, sent: string, readAs = sent): string | undefined {
  const look = looks.find(({ pattern }) => pattern.test(text));
  if (look === undefined || look.types.test(readAs)) return undefined;
  const problem = sent === '' ? 'it has no content type' : `its content type is ${sent}`;
  return `the body looks like ${look.name}, ${problem}; send JSON, with Content-Type: application/json`;
}

/** Returns a hint about a JSON body that can't be parsed. */
export function brokenJsonHint(text: string, sent: string): string | undefined {
  if (/^\s*[{[]\s*'/.test(text)) return 'the body has single quotes; JSON has double quotes';
  if (/^\s*'/.test(text)) return 'the body is in single quotes, which some shells pass on';
  return bodyHint(text, sent, 'application/json');
}

/** Returns a hint about a multipart body that can't be parsed. */
export function multipartHint(text: string, boundary: string | undefined): string | undefined {
  if (boundary === undefined)
    return 'the content type multipart/form-data has no boundary; omit the header, so that the client sets it';
  if (text.includes(`--${boundary}`)) return undefined;
  return bodyHint(text, 'multipart/form-data') ?? "the boundary of the content type isn't in the body";
}
