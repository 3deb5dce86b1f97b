import { call } from '../../api/client.ts';
import type { RequestEntry } from '../../live/events.ts';
import { ProvenanceBadge, provenanceMeanings } from '../../parts/provenance-badge.tsx';
import { isChange, useResource } from '../../state/resource.ts';
import { linkTo } from '../../page/route.ts';

/** The origin of the answer’s rule; nothing for a request that no operation answered. */
export function Provenance({ entry }: { readonly entry: RequestEntry }) {
  const { provenance, provider, operation, outcome, namespace } = entry;
  const known = useResource(
    async () =>
      typeof provider === 'string' && typeof operation === 'string'
        ? (await call('listOutcomes', { query: { provider, operation }, namespace })).outcomes
        : [],
    [provider, operation, namespace],
    (event) => isChange(event, ['putNamespace'], namespace),
  );
  if (typeof provenance !== 'string') return null;
  const rule = known.data.value?.find((one) => one.outcome === outcome);
  return (
    <dl class="request-facts provenance">
      <div>
        <dt>Provenance</dt>
        <dd>
          <ProvenanceBadge provenance={provenance} /> {provenanceMeanings[provenance] ?? ''}
        </dd>
      </div>
      {rule === undefined ? null : (
        <>
          <div>
            <dt>Source</dt>
            <dd>{rule.source}</dd>
          </div>
          <div>
            <dt>To get it</dt>
            <dd>
              {rule.reach}{' '}
              <a href={linkTo('contracts', [rule.provider, rule.operation], { ns: namespace })}>
                All answers of {rule.operation}
              </a>
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
