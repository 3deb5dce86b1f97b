import { itWorks } from './works.ts';

// an installed copy of the package replaces the clone that `npm start` serves
const installed = (page: string) =>
  page
    .replace('```sh\nnpm ci && npm start\n```', '```sh\nnpx login-emulator\n```')
    .replace('```sh\nnpm ci && npm test\n```', '');

itWorks('README', undefined, installed);
