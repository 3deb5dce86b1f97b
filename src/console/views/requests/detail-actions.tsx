import { call, textOf } from '../../api/client.ts';
import type { RequestEntry } from '../../live/events.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { act } from '../../state/notices.ts';
import { goTo, route } from '../../page/route.ts';
import { requireInJournal, whyNotAgain } from './journal-limits.ts';
import { NextTime } from './next-time.tsx';

const copies = [
  { format: 'curl', what: 'curl command', label: 'Copy as curl' },
  { format: 'supertest', what: 'supertest test', label: 'Copy as supertest' },
  { format: 'playwright', what: 'Playwright test', label: 'Copy as Playwright' },
  { format: 'markdown', what: 'bug report', label: 'Copy as bug report' },
] as const;

/** The actions on a request. */
export function DetailActions({ entry }: { readonly entry: RequestEntry }) {
  const { id, namespace } = entry;
  const whyNot = whyNotAgain(entry);
  const sendAgain = () =>
    act(async () => {
      await requireInJournal(entry);
      const { id: next } = await call('replayRequest', { params: { id }, namespace });
      if (next !== null) goTo('requests', [next], route.peek().query);
    }, 'Sent it again.');
  return (
    <div class="detail-actions" role="group" aria-label="Actions">
      <div class="row">
        <Button size="small" icon="send" onClick={sendAgain} isDisabled={whyNot !== undefined}>
          Send again
        </Button>
        <NextTime entry={entry} />
      </div>
      {whyNot === undefined ? null : <p class="hint">{whyNot}</p>}
      <div class="row">
        {copies.map(({ format, what, label }) => (
          <CopyButton
            key={format}
            what={what}
            label={label}
            text={async () => {
              await requireInJournal(entry);
              return textOf('exportRequest', { params: { id }, query: { format }, namespace });
            }}
          />
        ))}
      </div>
    </div>
  );
}
