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

/** Returns a hint if a body doesn't look like its content type; never quotes the body. */
export function bodyHint(text: string, type: string): string | undefined {
  const look = looks.find(({ pattern }) => pattern.test(text));
  if (look === undefined || look.types.test(type)) return undefined;
  const problem = type === '' ? 'it has no content type' : `its content type is ${type}`;
  return `the body looks like ${look.name}, ${problem}`;
}

/** Returns a hint about a JSON body that can't be parsed. */
export function brokenJsonHint(text: string, type: string): string | undefined {
  if (/^\s*[{[]\s*'/.test(text)) return 'the body has single quotes; JSON has double quotes';
  if (/^\s*'/.test(text)) return 'the body is in single quotes, which some shells pass on';
  return bodyHint(text, type);
}

/** Returns a hint about a multipart body that can't be parsed. */
export function multipartHint(text: string, boundary: string | undefined): string | undefined {
  if (boundary === undefined)
    return 'the content type multipart/form-data has no boundary; omit the header, so that the client sets it';
  if (text.includes(`--${boundary}`)) return undefined;
  return bodyHint(text, 'multipart/form-data') ?? "the boundary of the content type isn't in the body";
}
