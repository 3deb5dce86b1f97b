/**
 * `npm run shape`: prints the figures of the source's shape, and fails when one is out of its bound. `--files <provider>`
 * also lists the files that a login at it runs through.
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
  console.error(`shape: --files takes ${providers.join(', ')}, not ${values.files}`);
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
  console.log(`${failed} of ${figures.length} figures are out of their bound`);
  process.exitCode = failed === 0 ? 0 : 1;
}
