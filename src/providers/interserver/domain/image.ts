/**
 * Renders a captcha's phrase as a `data:` URL of a gray JPEG. Each dot of a glyph is one 8 × 8 block, dark on light.
 * Because each block has a single gray, its code is only the difference in brightness from the previous block.
 */
export function captchaImage(phrase: string): string {
  const rows = written(phrase);
  const width = rows[0]?.length ?? 0;
  const blank = Array.from({ length: width }, () => false);
  const dots = [blank, ...rows, blank];
  const bytes = [...headOf(width * block, dots.length * block), ...scanOf(dots.flat()), 0xff, 0xd9];
  return `data:image/jpeg;base64,${btoa(String.fromCharCode(...bytes))}`;
}

/** The side of a block, in pixels. */
const block = 8;

/** Returns the JPEG header: quantization table, image size and Huffman codes. */
function headOf(width: number, height: number): readonly number[] {
  const quantization = Array.from({ length: 64 }, () => 0xff);
  return [
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...quantization]),
    ...segment(0xc0, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]),
    // the difference of a block has a length of 0, 3 or 2 bits, with the codes 0, 10 and 110
    ...segment(0xc4, [0x00, ...countsOf([1, 1, 1]), 0, 3, 2]),
    // the code 0 ends each block: there are no further coefficients
    ...segment(0xc4, [0x10, ...countsOf([1]), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ];
}

const same = '00';
const first = { light: '110110', dark: '110000' };
const change = { light: '101100', dark: '100010' };

function scanOf(dots: readonly boolean[]): readonly number[] {
  const codes = dots.map((isDark, index) => {
    const tone = isDark ? 'dark' : 'light';
    if (index === 0) return first[tone];
    return isDark === dots[index - 1] ? same : change[tone];
  });
  const bits = codes.join('');
  const filled = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const bytes = (filled.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  // a byte of ones would start a segment, so a zero follows it
  return bytes.flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte]));
}

function segment(marker: number, content: readonly number[]): readonly number[] {
  return [0xff, marker, ...word(content.length + 2), ...content];
}

/** Returns the number of codes of each length from 1 to 16. */
function countsOf(counts: readonly number[]): readonly number[] {
  return Array.from({ length: 16 }, (_, index) => counts[index] ?? 0);
}

function word(value: number): readonly [number, number] {
  return [value >> 8, value & 0xff];
}

/** The width of a glyph, in dots. */
const glyphWidth = 5;

/** The glyphs of a captcha's characters: seven rows from the top, each a base-32 digit whose bits are the dots. */
const glyphs: Readonly<Record<string, string>> = {
  ...{ 3: 'v2421he', 4: '26aiv22', 5: 'vgu11he', 6: '68guhhe', 7: 'v124888' },
  ...{ 8: 'ehhehhe', 9: 'ehhf12c', A: 'ehhvhhh', B: 'uhhuhhu', C: 'ehggghe' },
  ...{ D: 'sihhhis', E: 'vgguggv', F: 'vgguggg', G: 'ehgnhhf', H: 'hhhvhhh' },
  ...{ J: '72222ic', K: 'hikokih', L: 'ggggggv', M: 'hrllhhh', N: 'hhpljhh' },
  ...{ P: 'uhhuggg', Q: 'ehhhlid', R: 'uhhukih', S: 'fgge11u', T: 'v444444' },
  ...{ W: 'hhhllla', X: 'hha4ahh', Y: 'hhha444' },
};

/** Returns a phrase as rows of dots, with a blank dot before and after each character. */
function written(phrase: string): readonly (readonly boolean[])[] {
  const characters = Array.from(phrase, (character) => glyphs[character] ?? '0000000');
  return Array.from({ length: 7 }, (_, row) => [
    false,
    ...characters.flatMap((glyph) => [...dotsOf(parseInt(glyph.charAt(row), 32)), false]),
  ]);
}

function dotsOf(bits: number): readonly boolean[] {
  return Array.from({ length: glyphWidth }, (_, column) => ((bits >> (glyphWidth - 1 - column)) & 1) === 1);
}
