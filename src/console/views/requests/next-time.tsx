import { call } from '../../api/client.ts';
import type { RequestEntry } from '../../live/events.ts';
import { Button } from '../../parts/button.tsx';
import { outcomeText } from '../../state/outcome-text.ts';
import { tellDone, tellFailed } from '../../state/notices.ts';
import { linkTo } from '../../page/route.ts';

/** The answer ends by itself after this time. */
const ttlSeconds = 900;

/** Switches the same answer on for the next such request, or leads to where another one is chosen. */
export function NextTime({ entry }: { readonly entry: RequestEntry }) {
  const { provider, operation, outcome, namespace } = entry;
  const account = entry.account ?? undefined;
  if (typeof provider !== 'string' || typeof operation !== 'string') return null;
  const answerAlike = async (wanted: string) => {
    try {
      // only an account that exists can be named
      const isKnown = account !== undefined && (await hasAccount(provider, account, namespace));
      const whom = isKnown ? { account } : {};
      const body = { provider, operation, outcome: wanted, times: 1, ttlSeconds, ...whom };
      const { id } = await call('armScenario', { body, namespace });
      tellDone(
        `The next ${operation}${isKnown ? ` for ${account}` : ''} answers: ${outcomeText(wanted)}.`,
        () => call('disarmScenario', { params: { id }, namespace }),
      );
    } catch (error) {
      tellFailed(error);
    }
  };
  const other = linkTo('now', [], { provider, operation, account, ns: namespace });
  return (
    <>
      {typeof outcome === 'string' && outcome !== 'passed-on' ? (
        <Button size="small" icon="flag" title="Once, within 15 minutes" onClick={() => answerAlike(outcome)}>
          Answer like this next time
        </Button>
      ) : null}
      <a class="button plain small" href={other}>
        Answer differently next time
      </a>
    </>
  );
}

async function hasAccount(provider: string, login: string, namespace: string): Promise<boolean> {
  const { accounts } = await call('listAccounts', { params: { provider }, query: { login }, namespace });
  return accounts.length > 0;
}
