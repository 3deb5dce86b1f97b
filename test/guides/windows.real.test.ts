import { itWorks } from './works.ts';

// a POSIX shell reads these lines as cmd and PowerShell 7 do
itWorks('windows', undefined, (page) =>
  page.replaceAll(/^```(?:bat|pwsh)$/gm, '```sh').replaceAll(/^curl\.exe /gm, 'curl '),
);
