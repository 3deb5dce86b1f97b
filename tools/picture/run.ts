/** `npm run picture`: writes `docs/terminal.svg`, the picture of the README. */
import { writeFileSync } from 'node:fs';
import { drawPicture } from './picture.ts';

writeFileSync('docs/terminal.svg', await drawPicture());
