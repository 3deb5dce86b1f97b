import { expect, it } from '@jest/globals';
import { captchaImage } from '../../../src/providers/interserver/domain/image.ts';
import { createEmulator } from '../../../src/index.ts';

const phrase = '34567W8X';

/** Returns the dark blocks of an image, row by row; each block has one brightness. */
function rowsOf(picture: string): readonly string[] {
  const bytes = [...Buffer.from(picture.replace('data:image/jpeg;base64,', ''), 'base64')];
  const frame = bytes.findIndex((byte, index) => byte === 0xff && bytes[index + 1] === 0xc0);
  const width = ((bytes[frame + 7] ?? 0) * 256 + (bytes[frame + 8] ?? 0)) / 8;
  const scan = bytes.findIndex((byte, index) => byte === 0xff && bytes[index + 1] === 0xda) + 10;
  const data = bytes.slice(scan, -2).filter((byte, index, all) => byte !== 0 || all[index - 1] !== 0xff);
  let bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let brightness = 0;
  let row = '';
  const codes = { '00': 0, '110110': 3, '110000': -3, '101100': 6, '100010': -6 };
  for (;;) {
    const [code, difference] = Object.entries(codes).find(([one]) => bits.startsWith(one)) ?? [];
    if (code === undefined || difference === undefined || bits.length < 2) break;
    bits = bits.slice(code.length);
    brightness += difference;
    row += brightness < 0 ? '#' : '.';
  }
  return row.match(new RegExp(`.{${width}}`, 'g')) ?? [];
}

it('draws the phrase of a captcha in its image', () => {
  expect(rowsOf(captchaImage(phrase))).toEqual([
    '.................................................',
    '.#####....#..#####...##..#####.#...#..###..#...#.',
    '....#....##..#......#........#.#...#.#...#.#...#.',
    '...#....#.#..####..#........#..#...#.#...#..#.#..',
    '....#..#..#......#.####....#...#.#.#..###....#...',
    '.....#.#####.....#.#...#..#....#.#.#.#...#..#.#..',
    '.#...#....#..#...#.#...#..#....#.#.#.#...#.#...#.',
    '..###.....#...###...###...#.....#.#...###..#...#.',
    '.................................................',
  ]);
});

it.each(['documented', 'observed'] as const)(
  'draws the phrase of the outbox, and keeps it out of the journal, in %s',
  async (profile) => {
    const emulator = await createEmulator({ port: false, profile: { interserver: profile } });
    for (const path of ['/apiv2/captcha', '/apiv2/login']) {
      const response = await emulator.fetch(path);
      const [message] = await emulator.outbox.list();
      const picture = captchaImage(message?.code ?? '');
      expect(await response.json()).toMatchObject({ captcha: picture });
      expect(JSON.stringify(await emulator.requests.list())).not.toContain(picture);
    }
    await emulator.close();
  },
);

it('returns the phrase of an account’s captcha through the control plane', async () => {
  const emulator = await createEmulator({ port: false });
  const login = 'captcha@example.com';
  await expect(emulator.codes.get('interserver', login)).rejects.toThrow(
    /no captcha is pending for it: sign in first/,
  );
  const body = JSON.stringify({ login, passwd: 'Password-1' });
  const headers = { 'content-type': 'application/json' };
  await emulator.fetch('/apiv2/login', { method: 'POST', headers, body });
  const [message] = await emulator.outbox.list();
  expect(await emulator.codes.get('interserver', login)).toMatchObject({
    current: message?.code,
    used: false,
  });
  await emulator.close();
});
