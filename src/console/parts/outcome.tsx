import { outcomeText } from '../state/outcome-text.ts';
import { Icon, type IconName } from './icon.tsx';

interface OutcomeProps {
  readonly status: number;
  readonly outcome: string | null | undefined;
}

/** How a request ended: its status and outcome in words, with a colour and an icon that mean the same. */
export function Outcome({ status, outcome }: OutcomeProps) {
  const tone = toneOf(status, outcome);
  return (
    <span class={`outcome ${tone}`}>
      <Icon name={icons[tone]} />
      <span class="status">{status === 0 ? '—' : status}</span>
      <span class="words">{outcomeText(outcome)}</span>
    </span>
  );
}

/** The kinds of ends that a person tells apart at a glance. */
export type Tone = 'good' | 'refused' | 'failed' | 'unmatched';

const icons: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  refused: 'refused',
  failed: 'warning',
  unmatched: 'question',
};

/** The kind of an end. */
export function toneOf(status: number, outcome: string | null | undefined): Tone {
  if (outcome === null || outcome === undefined) return 'unmatched';
  if (status >= 500 || status === 0) return 'failed';
  return goodOutcomes.has(outcome.split('/')[0] ?? '') || (outcome === 'passed-on' && status < 400)
    ? 'good'
    : 'refused';
}

/** The outcomes of a request that succeeded; some vendors refuse with a status below 400. */
const goodOutcomes: ReadonlySet<string> = new Set([
  'signed-in',
  'signed-out',
  'refreshed',
  'who-am-i',
  'code-sent',
  'done',
]);
