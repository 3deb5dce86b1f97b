/** Forms of text that a body has, whatever its content type says; and the content types that each belongs to. */
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

/** Says so where a body looks like something else than its content type; of the body itself it says nothing. */
export function bodyHint(text: string, type: string): string | undefined {
  const look = looks.find(({ pattern }) => pattern.test(text));
  if (look === undefined || look.types.test(type)) return undefined;
  const problem = type === '' ? 'it has no content type' : `its content type is ${type}`;
  return `the body looks like ${look.name}, ${problem}`;
}

/** Says what a JSON body that cannot be read looks like. */
export function brokenJsonHint(text: string, type: string): string | undefined {
  if (/^\s*[{[]\s*'/.test(text)) return 'the body has single quotes; JSON has double quotes';
  if (/^\s*'/.test(text)) return 'the body stands in single quotes, which some shells leave around it';
  return bodyHint(text, type);
}

/** Says what is amiss with a multipart body that cannot be read. */
export function multipartHint(text: string, boundary: string | undefined): string | undefined {
  if (boundary === undefined)
    return 'the content type multipart/form-data names no boundary; leave the header out, so that the client sets it';
  if (text.includes(`--${boundary}`)) return undefined;
  return (
    bodyHint(text, 'multipart/form-data') ?? 'the boundary that the content type names is not in the body'
  );
}
