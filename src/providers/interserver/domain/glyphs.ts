/** How wide a glyph is, in dots. */
const glyphWidth = 5;

/** A glyph for each character of a captcha: seven rows from the top, each a digit of base 32 whose bits are its dots. */
const glyphs: Readonly<Record<string, string>> = {
  ...{ 3: 'v2421he', 4: '26aiv22', 5: 'vgu11he', 6: '68guhhe', 7: 'v124888' },
  ...{ 8: 'ehhehhe', 9: 'ehhf12c', A: 'ehhvhhh', B: 'uhhuhhu', C: 'ehggghe' },
  ...{ D: 'sihhhis', E: 'vgguggv', F: 'vgguggg', G: 'ehgnhhf', H: 'hhhvhhh' },
  ...{ J: '72222ic', K: 'hikokih', L: 'ggggggv', M: 'hrllhhh', N: 'hhpljhh' },
  ...{ P: 'uhhuggg', Q: 'ehhhlid', R: 'uhhukih', S: 'fgge11u', T: 'v444444' },
  ...{ W: 'hhhllla', X: 'hha4ahh', Y: 'hhha444' },
};

/** The rows of dots that write a phrase, with a blank dot before and behind each character. */
export function written(phrase: string): readonly (readonly boolean[])[] {
  const characters = Array.from(phrase, (character) => glyphs[character] ?? '0000000');
  return Array.from({ length: 7 }, (_, row) => [
    false,
    ...characters.flatMap((glyph) => [...dotsOf(parseInt(glyph.charAt(row), 32)), false]),
  ]);
}

function dotsOf(bits: number): readonly boolean[] {
  return Array.from({ length: glyphWidth }, (_, column) => ((bits >> (glyphWidth - 1 - column)) & 1) === 1);
}
