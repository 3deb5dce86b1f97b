import { expect, it } from '@jest/globals';
import { connect } from '../../src/index.ts';
import { serving } from '../cli/cli.ts';
import { inBrowser } from '../support/browser.ts';
import { useRedis } from '../support/use-redis.ts';
import { watch } from './support/watch.ts';

const redis = useRedis();

it('shows within seconds what another process on the same Redis switched on and froze', async () => {
  const args = ['--store', redis.newDatabase()];
  const complaints: string[] = [];
  await serving(args, async ({ url }) => {
    await serving(args, async (started) => {
      const other = await connect(started.url);
      await inBrowser(async (page) => {
        await watch(page.context(), url, complaints);
        await page.goto(`${url}/__admin/console`);
        await page.getByText('Nothing is switched on').waitFor();
        await other.scenarios.arm({ provider: 'rocketchat', operation: 'login', outcome: 'locked-out' });
        await page.getByRole('button', { name: 'Switch off rocketchat login: locked out' }).waitFor();
        await other.clock.freeze();
        await page.getByRole('banner').getByText('frozen').waitFor();
      });
    });
  });
  expect(complaints).toEqual([]);
});
