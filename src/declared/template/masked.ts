/** Masks an e-mail address as `p***@e***.com`, and the digits of a phone number except the last two. */
export function masked(text: string): string {
  const at = text.lastIndexOf('@');
  return at === -1
    ? maskedPhone(text)
    : `${maskedWord(text.slice(0, at))}@${maskedDomain(text.slice(at + 1))}`;
}

function maskedWord(word: string): string {
  return `${String.fromCodePoint(word.codePointAt(0) ?? 0x2a)}***`;
}

function maskedDomain(domain: string): string {
  const dot = domain.lastIndexOf('.');
  return dot === -1 ? maskedWord(domain) : `${maskedWord(domain.slice(0, dot))}${domain.slice(dot)}`;
}

function maskedPhone(text: string): string {
  const shownFrom = text.length - 2;
  return text.replaceAll(/[\p{L}\p{N}]/gu, (letter, index: number) => (index < shownFrom ? '*' : letter));
}
