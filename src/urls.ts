/** Returns the problem of a server's URL; undefined if it is valid. It may have a path, but nothing after it. */
export function baseUrlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return "it isn't a URL";
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return 'it is neither http nor https';
  if (username !== '' || password !== '') return 'it contains a user name or a password';
  return /[?#]/.test(text) ? 'it contains a query or a fragment' : undefined;
}

/** Returns a server's URL without a trailing slash. */
export function baseUrlOf(text: string): string {
  return new URL(text).href.replace(/\/+$/, '');
}

/** Decodes the percent escapes of a text; undefined if one is invalid. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Hides the credentials of a URL for display: the text before an @ may be a password. */
export function displayUrl(text: string): string {
  return text.replace(text.includes('//') ? /(?<=\/\/).*@/s : /.*@/s, '…@');
}
