/**
 * `npm run shape`: prints figures of the source's structure, and fails if one is out of bounds. `--files <provider>` also
 * lists the files that a login at this provider runs through.
 */
import { parseArgs } from 'node:util';
import { render } from './figure.ts';
import { functionFigures, importFigures, loginFigures, sizeFigures } from './figures.ts';
import { logins } from './logins.ts';

const { values } = parseArgs({ options: { files: { type: 'string' } } });
const providers = [...new Set(logins.map(({ provider }) => provider))];

if (values.files === undefined || providers.includes(values.files)) {
  await print(values.files);
} else {
  console.error(`shape: --files accepts ${providers.join(', ')}, not ${values.files}`);
  process.exitCode = 2;
}

async function print(listed: string | undefined): Promise<void> {
  const figures = [
    ...(await importFigures()),
    ...(await loginFigures(listed)),
    ...sizeFigures(),
    ...(await functionFigures()),
  ];
  for (const figure of figures) console.log(render(figure));
  const failed = figures.filter(({ isMet }) => !isMet).length;
  console.log(`${failed} of ${figures.length} figures are out of bounds`);
  process.exitCode = failed === 0 ? 0 : 1;
}
