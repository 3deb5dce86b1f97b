import { describe, expect, it } from '@jest/globals';
import { withoutUndocumented } from '../../tools/codegen/undocumented.ts';
import { interserver } from './documents/interserver.ts';
import { misaka } from './documents/misaka.ts';
import { misakaPassword, misakaRefresh } from './documents/misaka-account.ts';
import { onlyoffice } from './documents/onlyoffice.ts';
import { rocketchat } from './documents/rocketchat.ts';
import { placesOf } from './positions.ts';

const pages = [interserver, rocketchat, misaka, misakaRefresh, misakaPassword, onlyoffice];

describe.each(pages)('The documented contract of $provider’s $operation', ({ provider, operation, rows }) => {
  const file = `openapi/${provider}/documented.yaml`;
  const places = placesOf(file, operation);
  const documented = placesOf(file, operation, withoutUndocumented);

  it.each(rows)('has the same $place as the page', ({ place, expect: page, beyond }) => {
    const found = documented.filter((one) => one.place === place).map(({ facts }) => facts);
    expect(found).toEqual([{ ...page, ...beyond }]);
  });

  it('has only the fields of the page when the undocumented parts are removed', () => {
    const onPage = new Set(rows.map(({ place }) => place));
    const more = documented.filter(
      ({ place, mark }) => /^(request|header)/.test(place) && mark === 'unmarked' && !onPage.has(place),
    );
    expect(more).toEqual([]);
  });

  it('marks exactly the responses on the page as documented', () => {
    const shown = rows.map(({ place }) => place).filter((place) => /^response .* example /.test(place));
    const marked = places.filter(({ mark }) => mark === 'documented').map(({ place }) => place);
    expect(marked.sort()).toEqual(shown.sort());
  });

  it('marks everything beyond the page as observed or inferred, with a source', () => {
    const onPage = new Set(rows.map(({ place }) => place));
    const unmarked = places.filter(({ place, mark }) => !onPage.has(place) && /^un/.test(mark));
    expect(unmarked.map(({ place, mark }) => `${place}: ${mark}`)).toEqual([]);
  });
});
