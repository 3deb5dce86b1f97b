import type { Page } from 'playwright-core';

/** Returns the share of the pixels that differ visibly between two WebP pictures; 1 if their sizes differ. */
export async function differenceOf(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const urls = [one, other].map((image) => `data:image/webp;base64,${image.toString('base64')}`);
  const share: unknown = await page.evaluate(`(${compare})(${JSON.stringify(urls)})`);
  if (typeof share !== 'number') throw new Error('the pictures cannot be compared');
  return share;
}

// runs in the browser, which decodes the pictures
const compare = `async (urls) => {
  const [one, other] = await Promise.all(urls.map(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height);
  }));
  if (one.width !== other.width || one.height !== other.height) return 1;
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const difference = [0, 1, 2].map((channel) => Math.abs(one.data[at + channel] - other.data[at + channel]));
    if (Math.max(...difference) > 48) count += 1;
  }
  return count / (one.width * one.height);
}`;
