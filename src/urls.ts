/** What is wrong with the URL of a server; a path is good, all else behind the host is not. */
export function baseUrlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'it is no URL';
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return 'it is neither http nor https';
  if (username !== '' || password !== '') return 'it holds a user name or a password';
  return /[?#]/.test(text) ? 'it holds a query or a fragment' : undefined;
}

/** The URL of a server without a slash at its end. */
export function baseUrlOf(text: string): string {
  return new URL(text).href.replace(/\/+$/, '');
}

/** Decodes the percent escapes of a text; undefined if one is broken. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A URL as it may be shown: what stands before an @ may be a password. */
export function displayUrl(text: string): string {
  return text.replace(text.includes('//') ? /(?<=\/\/).*@/s : /.*@/s, '…@');
}
