import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

// build/instead-schema-walk.cjs leaves the search for them out
it('has no $id or $anchor in schemas of the control plane', () => {
  const contract = readFileSync('openapi/admin.yaml', 'utf8');
  expect(contract.match(/\$ref/g)?.length).toBeGreaterThan(50);
  expect(contract.match(/\$(?:id|anchor|dynamicAnchor)\b/g)).toBeNull();
});
